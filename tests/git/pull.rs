//! Pulling from a server on this computer, which answers as `git http-backend` does.

use super::repo::{Repo, days, text};
use crate::support::run::{Ran, olqy};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Serves the repositories below a folder.
struct Server {
    address: String,
    /// Bytes after which an answer to a POST breaks off; whole answers if it is the largest number.
    cut: Arc<AtomicUsize>,
}

impl Server {
    fn new(root: &Path) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let cut = Arc::new(AtomicUsize::new(usize::MAX));
        let (root, limit) = (root.to_owned(), cut.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that goes away ends its request, not the server.
                let _ = answer(stream, &root, limit.load(Ordering::SeqCst));
            }
        });
        Server { address, cut }
    }
}

fn answer(stream: TcpStream, root: &Path, cut: usize) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next().unwrap_or("").to_owned(), words.next().unwrap_or("").to_owned());
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim().split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let header = |name: &str| headers.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
    let mut body = vec![0; header("content-length").parse().unwrap_or(0)];
    reader.read_exact(&mut body)?;
    let mut stream = stream;
    if let Some(rest) = target.strip_prefix("/moved") {
        write!(stream, "HTTP/1.1 301 Moved\r\nLocation: {rest}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")?;
        return Ok(());
    }
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let mut backend = Command::new("git")
        .arg("http-backend")
        .env("GIT_PROJECT_ROOT", root)
        .env("GIT_HTTP_EXPORT_ALL", "1")
        .env("REQUEST_METHOD", &method)
        .env("PATH_INFO", path)
        .env("QUERY_STRING", query)
        .env("CONTENT_TYPE", header("content-type"))
        .env("GIT_PROTOCOL", header("git-protocol"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    backend.stdin.take().unwrap().write_all(&body)?;
    let said = backend.wait_with_output()?.stdout;
    let end = said.windows(4).position(|w| w == b"\r\n\r\n").unwrap_or(said.len());
    let head = String::from_utf8_lossy(&said[..end]).into_owned();
    let said = said.get(end + 4..).unwrap_or(&[]);
    let status = head.lines().find_map(|l| l.strip_prefix("Status: ")).unwrap_or("200 OK").to_owned();
    let head: String = head.lines().filter(|l| !l.starts_with("Status:")).map(|l| format!("{l}\r\n")).collect();
    write!(stream, "HTTP/1.1 {status}\r\n{head}Content-Length: {}\r\nConnection: close\r\n\r\n", said.len())?;
    let shown = if method == "POST" { cut.min(said.len()) } else { said.len() };
    stream.write_all(&said[..shown])
}

/// A server with one repository, and a folder to pull to.
struct Setting {
    repo: Repo,
    server: Server,
    url: String,
    dest: tempfile::TempDir,
}

fn setting() -> Setting {
    let mut repo = Repo::new();
    repo.put("03-laws/2002/0808-o-reke-12890/rus.md", text("А."));
    repo.put("03-laws/2014/0101-inoe-88/rus.md", text("Иное."));
    repo.commit("2013-07-01", "Первая");
    let name = repo.path().file_name().unwrap().to_string_lossy().into_owned();
    let server = Server::new(repo.path().parent().unwrap());
    let url = format!("{}/{name}", server.address);
    Setting { repo, server, url, dest: tempfile::tempdir().unwrap() }
}

fn pull(url: &str, dest: &Path, more: &[&str]) -> Ran {
    let dest = dest.display().to_string();
    let mut args = vec!["corpus", "pull", "--repository", url, "--dest", &dest];
    args.extend(more);
    olqy(args)
}

fn pulled(dest: &Path) -> Vec<PathBuf> {
    let shown = |p: &PathBuf| !p.file_name().unwrap().to_string_lossy().starts_with('.');
    fs::read_dir(dest).map(|e| e.map(|e| e.unwrap().path()).filter(shown).collect()).unwrap_or_default()
}

fn codes(dest: &Path) -> Vec<String> {
    let (acts, report) = olqy::source::folder(dest);
    assert!(report.warnings.is_empty(), "{:?}", report.warnings);
    acts.iter().map(|a| a.code().to_string()).collect()
}

#[test]
fn a_repository_is_fetched_once_and_brought_up_to_date_even_if_it_was_rewritten() {
    let Setting { mut repo, server: _server, url, dest } = setting();
    let dest = dest.path();
    let ran = pull(&url, dest, &["--all"]);
    ran.exits(0);
    assert!(ran.stdout.contains(": fetched, "), "{}", ran.stdout);
    assert_eq!(codes(dest), ["12890", "88"]);
    assert!(pull(&url, dest, &["--all"]).exits(0).stdout.contains(": up to date, "));
    // Without --all, only acts of the registry are read.
    pull(&url, dest, &[]).exits(0);
    assert_eq!(codes(dest), ["12890"]);
    repo.put("03-laws/2002/0808-o-reke-12890/rus.md", text("Б."));
    repo.commit("2019-04-01", "Вторая");
    assert!(pull(&url, dest, &[]).exits(0).stdout.contains(": updated, "));
    let read = |dest: &Path| days(&olqy::source::folder(dest).0[0].read().0);
    assert_eq!(read(dest), ["2013-07-01", "2019-04-01"]);
    repo.head = None;
    repo.commit("2012-02-02", "Переписано");
    assert!(pull(&url, dest, &[]).exits(0).stdout.contains(": updated, "));
    assert_eq!(read(dest), ["2012-02-02"]);
    assert_eq!(pulled(dest).len(), 1);
}

#[test]
fn an_answer_that_breaks_off_leaves_nothing_and_is_taken_up_again() {
    let Setting { repo: _repo, server, url, dest } = setting();
    for cut in [0, 40, 200, 400] {
        server.cut.store(cut, Ordering::SeqCst);
        pull(&url, dest.path(), &[]).exits(2).says(&["cannot be fetched"]);
        assert!(pulled(dest.path()).is_empty(), "after {cut} bytes");
    }
    // What a process that was killed leaves is no repository to anyone.
    let name = olqy::source::git::pull::name_of(&url);
    fs::create_dir_all(dest.path().join(format!(".{name}.part/objects/pack"))).unwrap();
    fs::write(dest.path().join(format!(".{name}.part/HEAD")), "ref: refs/heads/main\n").unwrap();
    assert!(codes(dest.path()).is_empty());
    server.cut.store(usize::MAX, Ordering::SeqCst);
    pull(&url, dest.path(), &[]).exits(0);
    assert_eq!(codes(dest.path()), ["12890"]);
}

#[test]
fn an_update_that_fails_leaves_what_was_there() {
    let Setting { mut repo, server, url, dest } = setting();
    pull(&url, dest.path(), &[]).exits(0);
    repo.put("03-laws/2002/0808-o-reke-12890/rus.md", text("Б."));
    repo.commit("2019-04-01", "Вторая");
    server.cut.store(100, Ordering::SeqCst);
    pull(&url, dest.path(), &[]).exits(2);
    assert_eq!(days(&olqy::source::folder(dest.path()).0[0].read().0), ["2013-07-01"]);
}

#[test]
fn a_repository_that_moved_is_followed() {
    let Setting { repo: _repo, server, url, dest } = setting();
    let moved = url.replace(&server.address, &format!("{}/moved", server.address));
    pull(&moved, dest.path(), &[]).exits(0);
    assert_eq!(codes(dest.path()), ["12890"]);
}

#[test]
fn what_cannot_be_reached_or_is_no_address_is_said_in_a_line() {
    let dest = tempfile::tempdir().unwrap();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let ran = pull(&format!("http://{nobody}/codes"), dest.path(), &[]);
    ran.exits(2).says(&["cannot be fetched"]).says_one_thing();
    for address in ["ssh://host/x", "ext::sh -c id", "-oProxyCommand=x", "https://", "https://a b"] {
        let option = format!("--repository={address}");
        olqy(["corpus", "pull", &option, "--dest", &dest.path().display().to_string()])
            .exits(2)
            .says(&["is no address of a repository"]);
    }
    olqy(["corpus", "pull", "nonsense"]).exits(2).says(&["nonsense", "codes"]);
}

#[test]
fn of_several_repositories_those_that_can_be_pulled_are() {
    let Setting { repo: _repo, server, url, dest } = setting();
    let missing = format!("{}/missing", server.address);
    let ran = pull(&url, dest.path(), &["--repository", &missing]);
    ran.exits(3).says(&["missing cannot be fetched", "404"]);
    assert_eq!(codes(dest.path()), ["12890"]);
}

#[test]
fn a_folder_of_the_same_name_is_not_overwritten() {
    let Setting { repo: _repo, server: _server, url, dest } = setting();
    let name = olqy::source::git::pull::name_of(&url);
    let own = dest.path().join(format!("{name}.git"));
    fs::create_dir(&own).unwrap();
    fs::write(own.join("mine.txt"), "x").unwrap();
    pull(&url, dest.path(), &[]).exits(2).says(&["move it away"]);
    assert!(own.join("mine.txt").exists());
}

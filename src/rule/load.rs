//! Reads the files of rule packs, from a folder or from the binary.

use super::cases::{self, CaseFile};
use super::model::PackFile;
use super::problem::Problem;
use include_dir::{Dir, include_dir};
use std::path::{Path, PathBuf};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// Folders of data that other rooms read, which hold no packs.
const NOT_PACKS: [&str; 4] = ["norms", "language", "structure", "amending"];

/// The folder of a pack that holds the test files of its rules.
pub const TESTS: &str = "tests";

/// Which files of a folder are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Those of packs.
    Packs,
    /// Those in folders named [`TESTS`].
    Tests,
}

/// One YAML file of a pack, read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its name in messages.
    pub file: String,
    /// Whether its rules are to be evaluated. The concepts, standards and acts of the embedded packs are at hand for
    /// every pack, their rules only when no other pack is asked for.
    pub evaluate: bool,
    /// The pack it belongs to: that whose manifest stands in its folder, or in the nearest folder above.
    pub pack: Option<String>,
    /// What it holds.
    pub content: PackFile,
    /// Files of one place do not override each other; those of a place given later override those of earlier ones.
    pub(super) place: String,
}

impl Loaded {
    /// A file of a place that is evaluated.
    pub fn new(place: &str, file: String, content: PackFile) -> Loaded {
        let pack = content.pack.as_ref().map(|m| m.id.clone());
        Loaded { file, evaluate: true, pack, content, place: place.to_owned() }
    }
}

/// Gives every file the pack of its folder.
fn join_packs(files: &mut [Loaded]) {
    let folder = |file: &str| Path::new(file).parent().map(Path::to_owned).unwrap_or_default();
    let packs: Vec<(PathBuf, String)> =
        files.iter().filter_map(|f| Some((folder(&f.file), f.content.pack.as_ref()?.id.clone()))).collect();
    for file in files {
        let own = folder(&file.file);
        let nearest = own.ancestors().find_map(|above| packs.iter().find(|(at, _)| at == above));
        file.pack = nearest.map(|(_, id)| id.clone());
    }
}

/// Reads the embedded packs. Their rules are marked for evaluation if `evaluate`.
pub fn embedded(evaluate: bool) -> (Vec<Loaded>, Vec<Problem>) {
    let mut files = Vec::new();
    collect_embedded(&EMBEDDED, Wanted::Packs, &mut files);
    files.sort_unstable();
    let mut loaded = Vec::new();
    let mut problems = Vec::new();
    for (name, text) in files {
        match parse(&format!("rules/{name}"), &text) {
            Ok(content) => {
                loaded.push(Loaded { evaluate, ..Loaded::new("", format!("rules/{name}"), content) });
            }
            Err(problem) => problems.push(problem),
        }
    }
    join_packs(&mut loaded);
    (loaded, problems)
}

/// Reads the test files of the embedded packs.
pub fn embedded_cases() -> (Vec<CaseFile>, Vec<Problem>) {
    let mut files = Vec::new();
    collect_embedded(&EMBEDDED, Wanted::Tests, &mut files);
    files.sort_unstable();
    let mut read = (Vec::new(), Vec::new());
    for (name, text) in files {
        take_cases(&mut read, cases::parse(&format!("rules/{name}"), &text));
    }
    read
}

fn take_cases(into: &mut (Vec<CaseFile>, Vec<Problem>), read: Result<(CaseFile, Vec<Problem>), Problem>) {
    match read {
        Ok((file, problems)) => {
            into.0.push(file);
            into.1.extend(problems);
        }
        Err(problem) => into.1.push(problem),
    }
}

fn collect_embedded(dir: &Dir<'_>, wanted: Wanted, files: &mut Vec<(String, String)>) {
    for file in dir.files() {
        if is_yaml(file.path())
            && is_wanted(file.path(), wanted)
            && let Some(text) = file.contents_utf8()
        {
            files.push((file.path().display().to_string(), text.to_owned()));
        }
    }
    for sub in dir.dirs() {
        if !NOT_PACKS.iter().any(|n| sub.path().ends_with(n)) {
            collect_embedded(sub, wanted, files);
        }
    }
}

/// Reads every YAML file below `root` (or `root` itself if it is a file), in the order of their names.
///
/// A file that cannot be read or is no pack file becomes a [`Problem`]; the others are read.
pub fn folder(root: &Path) -> (Vec<Loaded>, Vec<Problem>) {
    let mut paths = Vec::new();
    let mut problems = Vec::new();
    collect_paths(root, 0, Wanted::Packs, &mut paths, &mut problems);
    paths.sort();
    let mut loaded = Vec::new();
    for path in paths {
        let file = path.display().to_string();
        match read(&path).and_then(|text| parse(&file, &text)) {
            Ok(content) => loaded.push(Loaded::new(&root.display().to_string(), file, content)),
            Err(problem) => problems.push(problem),
        }
    }
    join_packs(&mut loaded);
    if loaded.is_empty() && problems.is_empty() {
        let hint = "a pack is a folder with .yaml files".to_owned();
        problems.push(plain(&root.display().to_string(), "no rule file is there".into(), Some(hint)));
    }
    (loaded, problems)
}

/// Reads the test files below `root`: every YAML file of a folder named [`TESTS`], which for a single pack file is the
/// one beside it.
///
/// A file that cannot be read or is no test file becomes a [`Problem`]; the others are read.
pub fn cases(root: &Path) -> (Vec<CaseFile>, Vec<Problem>) {
    let root = match root.parent() {
        Some(folder) if root.is_file() => folder.join(TESTS),
        _ => root.to_owned(),
    };
    if !root.exists() {
        return (Vec::new(), Vec::new());
    }
    let mut paths = Vec::new();
    let mut problems = Vec::new();
    collect_paths(&root, 0, Wanted::Tests, &mut paths, &mut problems);
    paths.sort();
    let mut taken = (Vec::new(), problems);
    for path in paths {
        take_cases(&mut taken, read(&path).and_then(|text| cases::parse(&path.display().to_string(), &text)));
    }
    taken
}

fn read(path: &Path) -> Result<String, Problem> {
    let file = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| plain(&file, format!("cannot be read: {e}"), None))?;
    String::from_utf8(bytes).map_err(|e| {
        let valid = e.as_bytes().get(..e.utf8_error().valid_up_to()).unwrap_or_default();
        let line = 1 + valid.iter().filter(|b| **b == b'\n').count();
        Problem { line: Some(line), ..plain(&file, "is not UTF-8 text".into(), Some("save it as UTF-8".into())) }
    })
}

/// Packs nest a few folders deep; a deeper tree is a mistake or a loop of links.
const DEEPEST: usize = 8;

fn collect_paths(at: &Path, depth: usize, wanted: Wanted, paths: &mut Vec<PathBuf>, problems: &mut Vec<Problem>) {
    if at.is_file() {
        if depth == 0 || is_yaml(at) && is_wanted(at, wanted) {
            paths.push(at.to_owned());
        }
        return;
    }
    if depth > DEEPEST {
        let cause = format!("folders nested deeper than {DEEPEST} are not read");
        problems.push(plain(&at.display().to_string(), cause, None));
        return;
    }
    match std::fs::read_dir(at) {
        Ok(entries) => {
            for entry in entries.flatten() {
                let path = entry.path();
                let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
                if !hidden && !NOT_PACKS.iter().any(|n| path.ends_with(n)) {
                    collect_paths(&path, depth + 1, wanted, paths, problems);
                }
            }
        }
        Err(e) => problems.push(plain(&at.display().to_string(), format!("cannot be read: {e}"), None)),
    }
}

fn is_wanted(file: &Path, wanted: Wanted) -> bool {
    let among_tests = file.parent().and_then(Path::file_name).is_some_and(|folder| folder == TESTS);
    among_tests == (wanted == Wanted::Tests)
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "yaml" || e == "yml")
}

fn plain(file: &str, cause: String, hint: Option<String>) -> Problem {
    Problem { file: file.to_owned(), line: None, column: None, cause, hint }
}

/// Parses one file strictly: an unknown key, a missing text or a wrong value is a [`Problem`] with line and column.
pub fn parse(file: &str, text: &str) -> Result<PackFile, Problem> {
    if text.trim().is_empty() {
        return Ok(PackFile::default());
    }
    serde_yaml::from_str(text).map_err(|error| problem(file, error, "`olqy rules schema` prints the fields"))
}

/// What the parser of YAML found wrong with a file.
pub(super) fn problem(file: &str, error: serde_yaml::Error, hint: &str) -> Problem {
    let error = error.without_snippet();
    let at = error.location();
    let place = |n: Option<u64>| n.and_then(|n| usize::try_from(n).ok()).filter(|n| *n > 0);
    let line = place(at.map(|l| l.line()));
    let column = place(at.map(|l| l.column()));
    let said = error.to_string();
    // The parser repeats the place at the end of its sentence; the place is shown once, before it.
    let cause = said.split(" at line ").next().unwrap_or(&said).trim_end_matches([',', ':', ' ']).to_owned();
    Problem { file: file.to_owned(), line, column, cause, hint: Some(hint.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_is_named_with_its_line_and_column() {
        let problem = parse("my.yaml", "concepts:\n  - id: child\n    lable: {ru: р, kk: б, en: c}\n").unwrap_err();
        assert_eq!((problem.line, problem.column), (Some(3), Some(5)));
        assert!(problem.cause.contains("lable"), "{}", problem.cause);
        assert!(!problem.cause.contains("line 3"), "{}", problem.cause);
    }

    #[test]
    fn a_text_without_kazakh_is_an_error() {
        let problem = parse("my.yaml", "concepts:\n  - id: child\n    label: {ru: ребенок, en: child}\n").unwrap_err();
        assert!(problem.cause.contains("kk"), "{}", problem.cause);
    }
}

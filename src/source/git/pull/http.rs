//! Git's protocol over HTTP: one request at a time, sent when its answer is first read.

use super::Received;
use gix_transport::client::AuthenticationRequired;
use gix_transport::client::blocking_io::http::{GetResponse, Http as Client, PostBodyDataKind, PostResponse};
use std::any::Any;
use std::io::{self, BufReader, Cursor, Read, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use ureq::{Agent, ResponseExt};

/// How long a connection may take to be made, and how long the other side may be silent.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the connection had to say when it failed.
pub(super) type Fault = Arc<Mutex<Option<String>>>;

/// A connection to one server.
pub(super) struct Http {
    agent: Agent,
    fault: Fault,
    received: Received,
    total: Arc<Mutex<u64>>,
    /// Where the server moved the repository.
    moved: Option<String>,
}

impl Http {
    /// A connection for a repository at `url`; what it received is told, in bytes.
    pub fn new(url: &str, fault: Fault, received: Received) -> Http {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .https_only(url.starts_with("https://"))
            .timeout_connect(Some(PATIENCE))
            .timeout_recv_response(Some(PATIENCE))
            .timeout_per_read(Some(PATIENCE))
            .user_agent(concat!("git/olqy-", env!("CARGO_PKG_VERSION")))
            .build();
        Http { agent: config.into(), fault, received, total: Arc::default(), moved: None }
    }

    fn answer(&self, response: ureq::http::Response<ureq::Body>) -> io::Result<Answer> {
        let status = response.status();
        if !status.is_success() {
            let said = format!("the server answers {status}");
            if let Ok(mut fault) = self.fault.lock() {
                *fault = Some(said.clone());
            }
            return Err(match status.as_u16() {
                401 => io::Error::new(io::ErrorKind::PermissionDenied, AuthenticationRequired::default()),
                _ => io::Error::other(said),
            });
        }
        let mut headers = Vec::new();
        for (name, value) in response.headers() {
            headers.extend_from_slice(name.as_str().as_bytes());
            headers.extend_from_slice(b": ");
            headers.extend_from_slice(value.as_bytes());
            headers.push(b'\n');
        }
        let body = Counted {
            inner: response.into_body().into_reader(),
            total: self.total.clone(),
            received: self.received.clone(),
            fault: self.fault.clone(),
        };
        Ok(Answer { headers: Cursor::new(headers), body: BufReader::new(body) })
    }

    fn failed(&self, error: &ureq::Error) -> io::Error {
        note(&self.fault, &error.to_string());
        io::Error::other(error.to_string())
    }
}

fn note(fault: &Fault, said: &str) {
    if let Ok(mut fault) = fault.lock() {
        *fault = Some(super::one_line(said));
    }
}

struct Answer {
    headers: Cursor<Vec<u8>>,
    body: BufReader<Counted>,
}

/// A body that tells how much of it came.
struct Counted {
    inner: ureq::BodyReader<'static>,
    total: Arc<Mutex<u64>>,
    received: Received,
    fault: Fault,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer).inspect_err(|e| note(&self.fault, &e.to_string()))?;
        if let Ok(mut total) = self.total.lock() {
            *total += n as u64;
            (self.received)(*total);
        }
        Ok(n)
    }
}

/// A request and its answer, shared by what reads the headers, what reads the body and what writes the request.
#[derive(Clone)]
pub(super) struct Exchange(Arc<Mutex<State>>);

enum State {
    /// The request is being written.
    Asking { http: Http, url: String, headers: Vec<(String, String)>, body: Vec<u8> },
    /// The answer is being read.
    Answering(Answer),
    /// There was none.
    Failed,
}

impl Exchange {
    fn with<T>(&self, act: impl FnOnce(&mut Answer) -> io::Result<T>) -> io::Result<T> {
        let mut state = self.0.lock().map_err(|_| io::Error::other("the request was given up"))?;
        if matches!(*state, State::Asking { .. })
            && let State::Asking { http, url, headers, body } = std::mem::replace(&mut *state, State::Failed)
        {
            let mut request = http.agent.post(&url);
            for (name, value) in headers {
                request = request.header(name, value);
            }
            let response = request.send(&body[..]).map_err(|e| http.failed(&e))?;
            *state = State::Answering(http.answer(response)?);
        }
        match &mut *state {
            State::Answering(answer) => act(answer),
            State::Asking { .. } | State::Failed => Err(io::Error::other("the request failed")),
        }
    }
}

impl Write for Exchange {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.lock().as_deref_mut() {
            Ok(State::Asking { body, .. }) => body.write(bytes),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One side of an answer, read through a buffer of its own.
pub(super) struct Side {
    exchange: Exchange,
    is_body: bool,
}

impl Read for Side {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let is_body = self.is_body;
        self.exchange.with(|a| if is_body { a.body.read(buffer) } else { a.headers.read(buffer) })
    }
}

type Reader = BufReader<Side>;

impl Client for Http {
    type Headers = Reader;
    type ResponseBody = Reader;
    type PostBody = Exchange;

    fn get(
        &mut self,
        url: &str,
        base_url: &str,
        headers: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> gix::Result<GetResponse<Reader, Reader>> {
        let mut request = self.agent.get(url);
        for (name, value) in split(headers) {
            request = request.header(name, value);
        }
        let response = request.call().map_err(|e| gix::Error::from_error(self.failed(&e)))?;
        let tail = url.strip_prefix(base_url).unwrap_or("");
        let answered = response.get_uri().to_string();
        self.moved =
            answered.strip_suffix(tail).filter(|base| !tail.is_empty() && *base != base_url).map(str::to_owned);
        let answer = self.answer(response).map_err(gix::Error::from_error)?;
        let exchange = Exchange(Arc::new(Mutex::new(State::Answering(answer))));
        Ok(GetResponse { headers: side(&exchange, false), body: side(&exchange, true) })
    }

    fn post(
        &mut self,
        url: &str,
        base_url: &str,
        headers: impl IntoIterator<Item = impl AsRef<str>>,
        _: PostBodyDataKind,
    ) -> gix::Result<PostResponse<Reader, Reader, Exchange>> {
        let url = match (&self.moved, url.strip_prefix(base_url)) {
            (Some(moved), Some(tail)) => format!("{moved}{tail}"),
            _ => url.to_owned(),
        };
        let http = Http {
            agent: self.agent.clone(),
            fault: self.fault.clone(),
            received: self.received.clone(),
            total: self.total.clone(),
            moved: None,
        };
        let state = State::Asking { http, url, headers: split(headers), body: Vec::new() };
        let exchange = Exchange(Arc::new(Mutex::new(state)));
        Ok(PostResponse { headers: side(&exchange, false), body: side(&exchange, true), post_body: exchange })
    }

    fn configure(&mut self, _: &dyn Any) -> gix::Result {
        Ok(())
    }

    fn redirected_base_url(&self) -> Option<String> {
        self.moved.clone()
    }
}

fn side(exchange: &Exchange, is_body: bool) -> Reader {
    BufReader::new(Side { exchange: exchange.clone(), is_body })
}

/// Headers come as lines; the connection names itself and counts its bytes.
fn split(headers: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<(String, String)> {
    let lines = headers.into_iter().filter_map(|line| {
        let (name, value) = line.as_ref().split_once(':')?;
        Some((name.trim().to_owned(), value.trim().to_owned()))
    });
    lines
        .filter(|(name, _)| !["user-agent", "content-length", "expect"].contains(&name.to_ascii_lowercase().as_str()))
        .collect()
}

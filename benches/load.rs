//! A small closed-loop client: a few connections, each sends its next request when it has the whole answer.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

/// Connections at once.
const CONNECTIONS: usize = 4;

/// What is asked for, and how.
#[derive(Clone, Default)]
pub struct Request {
    /// The path with its query.
    pub path: String,
    /// What a browser that has signed in sends.
    pub cookies: Option<String>,
    /// `br`; nothing where the bytes are to come as they are.
    pub coding: Option<&'static str>,
}

/// What was done.
#[derive(Clone, Copy, Default)]
pub struct Done {
    /// Whole answers.
    pub requests: u64,
    seconds: f64,
}

impl Done {
    /// Requests a second.
    pub fn per_second(&self) -> f64 {
        self.requests as f64 / self.seconds
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { requests: self.requests + other.requests, seconds: self.seconds + other.seconds }
    }
}

impl Request {
    /// Without cookies, uncompressed.
    pub fn plain(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    /// As it is sent.
    fn head(&self, address: SocketAddr) -> String {
        let mut head = format!("GET {} HTTP/1.1\r\nHost: {address}\r\n", self.path);
        if let Some(cookies) = &self.cookies {
            head.push_str(&format!("Cookie: {cookies}\r\n"));
        }
        if let Some(coding) = self.coding {
            head.push_str(&format!("Accept-Encoding: {coding}\r\n"));
        }
        head + "\r\n"
    }
}

/// Asks for one page for so long, each connection once at least.
pub fn run(address: SocketAddr, request: &Request, time: Duration) -> Done {
    let begun = Instant::now();
    let head = request.head(address);
    let clients: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let head = head.clone();
            std::thread::spawn(move || ask(address, head.as_bytes(), begun + time))
        })
        .collect();
    let requests = clients.into_iter().map(|client| client.join().expect("a client")).sum();
    Done { requests, seconds: begun.elapsed().as_secs_f64() }
}

fn ask(address: SocketAddr, request: &[u8], until: Instant) -> u64 {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_nodelay(true).expect("no delay");
    let mut buffer = vec![0; 256 * 1024];
    let mut done = 0;
    while done == 0 || Instant::now() < until {
        stream.write_all(request).expect("sent");
        exchange(&mut stream, &mut buffer);
        done += 1;
    }
    done
}

/// Reads one answer to its end.
fn exchange(stream: &mut TcpStream, buffer: &mut Vec<u8>) {
    let (mut have, mut need) = (0, None);
    while need.is_none_or(|need| have < need) {
        if have == buffer.len() {
            buffer.resize(have * 2, 0);
        }
        let read = stream.read(&mut buffer[have..]).expect("an answer");
        assert!(read > 0, "the server hung up");
        have += read;
        need = need.or_else(|| whole(&buffer[..have]));
    }
}

/// Length of the whole answer, once its head is there; of one in pieces, once its last piece is.
fn whole(bytes: &[u8]) -> Option<usize> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).expect("a readable head").to_ascii_lowercase();
    assert!(head.starts_with("http/1.1 200"), "{head}");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    match length {
        Some(length) => Some(end + 4 + length.parse::<usize>().expect("a number")),
        None => bytes.ends_with(b"\r\n0\r\n\r\n").then_some(bytes.len()),
    }
}

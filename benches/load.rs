//! A small closed-loop client: a few connections, each sends its next request when it has the whole answer.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

/// Connections at once.
const CONNECTIONS: usize = 4;
/// How often bare and ours take turns.
pub const ROUNDS: u32 = 3;
/// How long each time.
pub const ROUND: Duration = Duration::from_secs(3);
/// Before anything is counted.
pub const WARM_UP: Duration = Duration::from_millis(500);

/// What was done.
pub struct Done {
    #[allow(missing_docs)]
    pub requests: u64,
    seconds: f64,
}

impl Done {
    /// Requests a second.
    pub fn per_second(&self) -> f64 {
        self.requests as f64 / self.seconds
    }
}

/// Asks for one page for so long.
pub fn run(address: SocketAddr, path: &str, time: Duration) -> Done {
    let begun = Instant::now();
    let clients: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n");
            std::thread::spawn(move || ask(address, request.as_bytes(), begun + time))
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
    while Instant::now() < until {
        stream.write_all(request).expect("sent");
        let (mut have, mut need) = (0, None);
        while need.is_none_or(|need| have < need) {
            let read = stream.read(&mut buffer[have..]).expect("an answer");
            assert!(read > 0, "the server hung up");
            have += read;
            need = need.or_else(|| whole(&buffer[..have]));
        }
        done += 1;
    }
    done
}

/// Length of the whole answer, once its head is there.
fn whole(bytes: &[u8]) -> Option<usize> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).expect("a readable head");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let length =
        head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned));
    Some(end + 4 + length.expect("a length").parse::<usize>().expect("a number"))
}

/// CPU time of a process so far.
pub fn cpu_micros(process: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("its figures");
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks: u64 = [11, 12].iter().map(|at| fields[*at].parse::<u64>().expect("ticks")).sum();
    ticks * 10_000
}

/// What a process holds in memory.
pub fn memory_mb(process: u32) -> u64 {
    std::thread::sleep(Duration::from_secs(1));
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("its figures");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("its memory");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).expect("a number") / 1024
}

//! How the program is while it is attacked.

use std::{
    fmt::{self, Display},
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinHandle,
    time::{sleep, timeout},
};

use crate::kit::server::Server;

/// Bounds.
const MOST_MEGABYTES: u64 = 400;
const LONGEST_HEALTH: Duration = Duration::from_secs(2);
/// Nobody waits for longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Pages of everybody, of which none is kept in each case.
const PAGES: [&str; 4] = ["/", "/products?q=mat+ong", "/places", "/products?page=2"];

/// Looks until it is ended.
pub(super) struct Watch {
    over: Arc<AtomicBool>,
    health: JoinHandle<Asked>,
    pages: JoinHandle<Asked>,
    memory: JoinHandle<u64>,
}

#[derive(Default)]
struct Asked {
    took: Vec<Duration>,
    unanswered: usize,
}

/// What was seen.
pub(super) struct Seen {
    health: Asked,
    pages: Asked,
    megabytes: u64,
}

impl Watch {
    pub(super) fn begin(node: &Server) -> Self {
        let (over, at, id) = (Arc::<AtomicBool>::default(), node.address, node.id());
        Self {
            health: tokio::spawn(ask(at, &["/healthz"], Duration::from_millis(200), over.clone())),
            pages: tokio::spawn(ask(at, &PAGES, Duration::from_millis(50), over.clone())),
            memory: tokio::spawn(weigh(id, over.clone())),
            over,
        }
    }

    /// Looks once more, and tells.
    pub(super) async fn end(self) -> Seen {
        sleep(Duration::from_millis(300)).await;
        self.over.store(true, Ordering::SeqCst);
        let (health, pages, memory) = tokio::join!(self.health, self.pages, self.memory);
        Seen {
            health: health.expect("it looked"),
            pages: pages.expect("it looked"),
            megabytes: memory.expect("it looked"),
        }
    }
}

async fn ask(at: SocketAddr, paths: &'static [&'static str], pause: Duration, over: Arc<AtomicBool>) -> Asked {
    let mut asked = Asked::default();
    while !over.load(Ordering::SeqCst) {
        for path in paths {
            let begun = Instant::now();
            match timeout(PATIENCE, get(at, path)).await {
                Ok(Ok(true)) => asked.took.push(begun.elapsed()),
                _ => asked.unanswered += 1,
            }
            sleep(pause).await;
        }
    }
    asked
}

/// Whether that is answered well.
async fn get(at: SocketAddr, path: &str) -> std::io::Result<bool> {
    let mut line = TcpStream::connect(at).await?;
    let asks = format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n");
    line.write_all(asks.as_bytes()).await?;
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).await?;
    Ok(answer.starts_with(b"HTTP/1.1 200"))
}

/// The most that it had for itself.
async fn weigh(process: u32, over: Arc<AtomicBool>) -> u64 {
    let mut most = 0;
    while !over.load(Ordering::SeqCst) {
        most = most.max(own_megabytes(process));
        sleep(Duration::from_millis(20)).await;
    }
    most
}

fn own_megabytes(process: u32) -> u64 {
    let told = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).map_or(0, |kb| kb / 1_024)
}

impl Asked {
    fn longest(&self) -> Duration {
        self.took.iter().max().copied().unwrap_or_default()
    }

    fn quantile(&self, percent: usize) -> Duration {
        let mut took = self.took.clone();
        took.sort_unstable();
        took.get((took.len() * percent / 100).min(took.len().saturating_sub(1))).copied().unwrap_or_default()
    }
}

impl Seen {
    /// Prints a line, and fails where the program was not well.
    #[track_caller]
    pub(super) fn told(self, attack: &str, figures: impl Display) {
        println!("\n>> {attack}: {figures} · {self}");
        assert!(self.megabytes <= MOST_MEGABYTES, "{attack}: own memory {} MB", self.megabytes);
        assert!(
            !self.health.took.is_empty() && self.health.unanswered == 0,
            "{attack}: it does not say that it is alive"
        );
        assert!(self.health.longest() < LONGEST_HEALTH, "{attack}: it says so after {:.1?}", self.health.longest());
    }
}

impl Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (health, pages) = (&self.health, &self.pages);
        write!(
            f,
            "own memory {} MB · /healthz {} of {} within {:.0?} · pages {} of {}, half within {:.0?}, 99 of 100 within {:.0?}",
            self.megabytes,
            health.took.len(),
            health.took.len() + health.unanswered,
            health.longest(),
            pages.took.len(),
            pages.took.len() + pages.unanswered,
            pages.quantile(50),
            pages.quantile(99),
        )
    }
}

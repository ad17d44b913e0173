//! Many who hold lines to the program.

use std::{net::SocketAddr, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinHandle,
    time::{Instant, sleep, timeout},
};

use crate::kit::door::{connect_with, elsewhere};

/// How somebody holds a line.
#[derive(Clone, Copy)]
pub(super) struct Holds {
    /// Said at once.
    pub(super) says: &'static str,
    /// Then this, again and again.
    pub(super) drips: &'static [u8],
    /// After each such pause.
    pub(super) pause: Duration,
    /// Reads a byte each time.
    pub(super) reads: bool,
}

/// What became of all lines.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// Lines that were opened.
    pub(super) opened: usize,
    /// Of these the program has broken.
    pub(super) shown_out: usize,
    /// The longest that was held.
    pub(super) longest: Duration,
}

/// So many at once, from so many addresses, for so long; whoever is shown out comes again at once.
pub(super) async fn hold(to: SocketAddr, holds: Holds, (many, addresses): (usize, usize), long: Duration) -> Held {
    let until = Instant::now() + long;
    let all: Vec<JoinHandle<Held>> = (0..many).map(|at| tokio::spawn(one(to, holds, at % addresses, until))).collect();
    let mut held = Held::default();
    for one in all {
        let one = one.await.expect("nobody breaks");
        held.opened += one.opened;
        held.shown_out += one.shown_out;
        held.longest = held.longest.max(one.longest);
    }
    held
}

async fn one(to: SocketAddr, holds: Holds, number: usize, until: Instant) -> Held {
    let mut held = Held::default();
    while Instant::now() < until {
        let begun = Instant::now();
        let window = holds.reads.then_some(4_096);
        let Ok(Ok(line)) = timeout(Duration::from_secs(5), connect_with(elsewhere(number), to, window)).await else {
            sleep(Duration::from_millis(200)).await;
            continue;
        };
        held.opened += 1;
        held.shown_out += usize::from(drip(line, holds, until).await);
        held.longest = held.longest.max(begun.elapsed());
        sleep(Duration::from_millis(200)).await;
    }
    held
}

/// Whether it was broken before the end.
async fn drip(mut line: TcpStream, holds: Holds, until: Instant) -> bool {
    if line.write_all(holds.says.as_bytes()).await.is_err() {
        return true;
    }
    let mut byte = [0];
    while Instant::now() < until {
        sleep(holds.pause).await;
        if !holds.drips.is_empty() && line.write_all(holds.drips).await.is_err() {
            return true;
        }
        // What has arrived before the line broke is read on; that it broke is known all the same.
        if !matches!(line.take_error(), Ok(None)) {
            return true;
        }
        // Whoever does not read sees by a look whether the line is there.
        let read = timeout(Duration::from_millis(1), line.read(&mut byte)).await;
        match read {
            Ok(Ok(0) | Err(_)) => return true,
            Ok(Ok(_)) if !holds.reads => return true,
            _ => {}
        }
    }
    false
}

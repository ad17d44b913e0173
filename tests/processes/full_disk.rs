//! A disk that fills up while buyers order. The database lies on a small file system of its own.

use std::{
    fs::File,
    io::Write,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use super::{
    after,
    buyers::Buyers,
    kills::LEASES_END,
    ledger::Outcome,
    market::{Market, PLENTY},
    told,
};
use crate::kit::{
    TestApp,
    database::{Folder, on_postgres},
    server::{get, own_port},
};

const RECOVERS: Duration = Duration::from_secs(5);

/// A file system in memory, gone when dropped.
struct SmallDisk(Folder);

impl SmallDisk {
    /// Nothing where we may not have one.
    fn new() -> Option<Self> {
        let folder = Folder::new();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"]).arg(&*folder).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Self(folder))
    }

    /// Somebody else's file takes whatever room there is, and whatever there will be, until that is let go.
    fn fill(&self) -> Balloon {
        let (file, deflated) = (self.0.join("balloon"), Arc::<AtomicBool>::default());
        let (ours, told) = (file.clone(), deflated.clone());
        let grows = std::thread::spawn(move || {
            let mut file = File::create(ours).expect("a file");
            while !told.load(Ordering::SeqCst) {
                while file.write(&[0; 4096]).is_ok_and(|many| many > 0) {}
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        Balloon { file, deflated, grows: Some(grows) }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&*self.0).status();
    }
}

struct Balloon {
    file: PathBuf,
    deflated: Arc<AtomicBool>,
    grows: Option<std::thread::JoinHandle<()>>,
}

impl Balloon {
    fn let_go(mut self) {
        self.deflated.store(true, Ordering::SeqCst);
        self.grows.take().expect("it grows").join().expect("it stops");
        std::fs::remove_file(&self.file).expect("it goes");
    }
}

/// How long it took until `/readyz` said so.
async fn ready(at: SocketAddr, status: u16, within: Duration) -> Option<Duration> {
    let begun = Instant::now();
    while begun.elapsed() < within {
        let asked = tokio::task::spawn_blocking(move || get(at, "/readyz")).await.expect("asked");
        if asked.is_ok_and(|answer| answer.status == status) {
            return Some(begun.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    None
}

async fn market_on(disk: &Path) -> Market {
    let there = disk.join("market.db");
    let app = TestApp::with(|config| {
        let here = config.database.url.strip_prefix("sqlite:").expect("a file").to_owned();
        std::fs::copy(here, &there).expect("copied");
        config.database.url = format!("sqlite:{}", there.display());
    });
    Market::over(app.await, PLENTY).await
}

/// What the disk did to readiness, to orders, and to what was kept.
struct Seen {
    not_ready: Option<Duration>,
    meanwhile: usize,
    ready: Option<Duration>,
    next: Option<Duration>,
    outcome: Outcome,
}

async fn seen(disk: &SmallDisk) -> Seen {
    let market = market_on(&disk.0).await;
    let node = market.serve(own_port());
    let address = node.address;
    let buyers = Buyers::begin(&market, &[address], 20);
    tokio::time::sleep(Duration::from_secs(3)).await;
    let balloon = disk.fill();
    let not_ready = ready(address, 503, Duration::from_secs(60)).await;
    let before = buyers.placed();
    tokio::time::sleep(Duration::from_secs(8)).await;
    let meanwhile = buyers.placed() - before;
    balloon.let_go();
    let mended = Instant::now();
    let is_ready = ready(address, 200, Duration::from_secs(30)).await;
    let next = buyers.first_after(mended).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    node.kill();
    let _node = market.serve(address);
    tokio::time::sleep(Duration::from_secs(2)).await;
    let ledger = buyers.go_home().await;
    assert!(market.settles(LEASES_END).await, "what was to be done is not done");
    Seen { not_ready, meanwhile, ready: is_ready, next, outcome: ledger.compare(&market).await }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn full_and_free_again() {
    if on_postgres() {
        return;
    }
    let Some(disk) = SmallDisk::new() else {
        return told("full disk", "NOT RUN: no small file system may be mounted here (root may)");
    };
    let Seen { not_ready, meanwhile, ready, next, outcome } = seen(&disk).await;
    let when = format!("/readyz 503 after {}, 200 {} after there was room", after(not_ready), after(ready));
    told(
        "full disk",
        format_args!("{when} · {meanwhile} orders while full, the next {} after · {outcome}", after(next)),
    );
    outcome.assert_kept();
    assert!(not_ready.is_some() && ready.is_some_and(|after| after < RECOVERS), "{not_ready:?}, {ready:?}");
    assert!(next.is_some_and(|after| after < RECOVERS), "{next:?}");
}

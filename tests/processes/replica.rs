//! The replica from which reports are read is away for a while, and comes back, while buyers order and an analyst reads reports.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use axum::http::Method;
use tokio::{task::JoinHandle, task::block_in_place};

use super::{
    buyers::Buyers,
    kills::LEASES_END,
    market::{Market, PLENTY},
    told,
};
use crate::kit::{TestApp, Visitor, database::on_postgres, others::cluster::Cluster, server::own_port};

const AWAY: Duration = Duration::from_secs(10);
/// From its coming back until reports are read there again.
const RECOVERS: Duration = Duration::from_secs(5);
/// Of those who read there: one asks how near it is, the others read.
const READERS: &str =
    "SELECT COUNT(*) > 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

/// Reads the department's page as long as the doors are open: how long each answer took, and how many were no page.
struct Analyst {
    closes: Arc<AtomicBool>,
    reads: JoinHandle<(Vec<Duration>, usize)>,
}

impl Analyst {
    fn begin(mut visitor: Visitor) -> Self {
        let closes = Arc::<AtomicBool>::default();
        let goes_home = closes.clone();
        let reads = tokio::spawn(async move {
            let (mut took, mut others) = (Vec::new(), 0);
            while !goes_home.load(Ordering::SeqCst) {
                let begun = Instant::now();
                let answer = visitor.try_send(Method::GET, "/department", None, Vec::new()).await;
                others += usize::from(!answer.is_ok_and(|answer| answer.status == 200));
                took.push(begun.elapsed());
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            (took, others)
        });
        Self { closes, reads }
    }

    async fn go_home(self) -> (Vec<Duration>, usize) {
        self.closes.store(true, Ordering::SeqCst);
        self.reads.await.expect("an analyst")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn stopped_and_back() {
    if !on_postgres() {
        return;
    }
    let primary = Cluster::primary().expect("a run on PostgreSQL has its programs");
    let replica = primary.replica();
    let mut market = Market::over(TestApp::on_server(primary.url(), |_| {}).await, PLENTY).await;
    market.set("CHOPHIEN__DATABASE__REPLICA_URL", replica.url());
    let node = market.serve(own_port());
    let worker = market.work();
    let dung = market.app.dung().await;
    let analyst = Analyst::begin(market.app.visitor_as(dung).await.at_address(node.address));
    let buyers = Buyers::begin(&market, &[node.address], 10);
    primary.reaches(&replica).await;
    replica.says(READERS, "true").await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let before = buyers.placed();
    block_in_place(|| replica.stop());
    tokio::time::sleep(AWAY).await;
    let meanwhile = buyers.placed() - before;
    block_in_place(|| replica.start());
    primary.reaches(&replica).await;
    let begun = Instant::now();
    replica.says(READERS, "true").await;
    let back = begun.elapsed();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let (reads, others) = analyst.go_home().await;
    let ledger = buyers.go_home().await;
    let settled = market.settles(LEASES_END).await;
    let outcome = ledger.compare(&market).await;
    let longest = reads.iter().max().copied().unwrap_or_default();
    let figures = format!(
        "{} reports, {others} without an answer, the longest {longest:.1?}; read there again {back:.1?} after it was up to date · \
         {meanwhile} orders meanwhile · {outcome}",
        reads.len()
    );
    told("replica away for 10 s", figures);
    outcome.assert_kept();
    assert!(settled && others == 0 && meanwhile > 0 && back < RECOVERS, "{settled} {others} {meanwhile} {back:?}");
    assert!(node.stop() && worker.stop(), "nobody had to be begun anew");
}

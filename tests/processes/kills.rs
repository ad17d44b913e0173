//! Thirty times the plug is pulled, of a node or of the worker, while twenty buyers order.

use std::{fmt, net::SocketAddr, time::Duration};

use super::{buyers::Buyers, ledger::Outcome, market::Market, told};
use crate::kit::{
    database::on_postgres,
    server::{Process, Server, own_port},
};

/// A job under way when its process was killed is taken again two minutes later.
pub(super) const LEASES_END: Duration = Duration::from_secs(180);

/// The nodes and the worker of a market; whichever is killed begins anew at its own address.
struct Machines {
    nodes: Vec<Server>,
    worker: Option<Process>,
    /// From start to first answer.
    starts: Vec<Duration>,
    workers: usize,
}

impl Machines {
    fn begin(market: &Market, nodes: usize) -> Self {
        let nodes: Vec<_> = (0..nodes).map(|_| market.serve(own_port())).collect();
        Self { starts: Vec::new(), nodes, worker: Some(market.work()), workers: 0 }
    }

    fn doors(&self) -> Vec<SocketAddr> {
        self.nodes.iter().map(|node| node.address).collect()
    }

    /// The first of the nodes.
    fn kill_a_node(&mut self, market: &Market) {
        let node = self.nodes.remove(0);
        let address = node.address;
        node.kill();
        self.nodes.push(market.serve(address));
        self.starts.extend(self.nodes.last().map(|node| node.began_within));
    }

    fn kill_the_worker(&mut self, market: &Market) {
        self.worker.take().expect("a worker").kill();
        self.worker = Some(market.work());
        self.workers += 1;
    }
}

/// Kills by turns, and what became of it.
pub(super) struct Kills {
    pub(super) outcome: Outcome,
    starts: Vec<Duration>,
    workers: usize,
}

impl fmt::Display for Kills {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut starts = self.starts.clone();
        starts.sort();
        let (middle, longest) = (starts[starts.len() / 2], starts[starts.len() - 1]);
        write!(f, "{} kills of a node, {} of the worker · first 200 after ", starts.len(), self.workers)?;
        write!(f, "{} ms (longest {} ms) · {}", middle.as_millis(), longest.as_millis(), self.outcome)
    }
}

impl Kills {
    /// So many, each some moment after the one before; then everything is done that was to be done, for as long as that may take.
    pub(super) async fn over(market: &Market, nodes: usize, kills: usize, buyers: usize, settles: Duration) -> Self {
        let mut machines = Machines::begin(market, nodes);
        let buyers = Buyers::begin(market, &machines.doors(), buyers);
        for kill in 0..kills {
            tokio::time::sleep(Duration::from_millis(rand::random_range(300..1_500))).await;
            if kill % 3 == 2 { machines.kill_the_worker(market) } else { machines.kill_a_node(market) }
        }
        buyers.first_after(std::time::Instant::now()).await.expect("an order after all that");
        let ledger = buyers.go_home().await;
        let settled = settles.is_zero() || market.settles(settles).await;
        assert!(settled, "what was to be done is not done: {}", ledger.compare(market).await);
        let outcome = ledger.compare(market).await;
        Self { outcome, starts: machines.starts, workers: machines.workers }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn thirty_kills_with_twenty_buyers() {
    let market = Market::new().await;
    let nodes = if on_postgres() { 2 } else { 1 };
    let kills = Kills::over(&market, nodes, 30, 20, LEASES_END).await;
    told("kills", &kills);
    kills.outcome.assert_kept();
}

//! A machine's clock that somebody moves by a day and back while buyers order. Between the processes and their machine's clock stands
//! libfaketime, which reads from a file by how much it is to be wrong.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use chophien::{
    entities::order,
    infra::clock::Clock,
    kernel::{actor::Actor, ids::OrderId},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{buyers::Buyers, kills::LEASES_END, market::Market, told};
use crate::kit::{database::on_postgres, server::own_port};

/// As long as a leap must stay to be believed over a file, and some more.
const AWAY: Duration = Duration::from_secs(75);
/// From the day on which the clock is right again until what is due is done.
const RECOVERS: Duration = Duration::from_secs(65);
const DUE: u64 = 20;

/// The clock of the processes that begin from now on.
struct MovedClock {
    by: PathBuf,
}

impl MovedClock {
    fn of(market: &mut Market) -> Self {
        let new = Self { by: market.app.folder().join("moved_by") };
        new.move_by("+0");
        let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
        let mut libraries = folders.map(|folder| folder.path().join("faketime/libfaketimeMT.so.1"));
        let library = libraries.find(|path| path.exists()).expect("libfaketime is installed");
        market.set("LD_PRELOAD", library.display().to_string());
        market.set("FAKETIME_TIMESTAMP_FILE", new.by.display().to_string());
        market.set("FAKETIME_CACHE_DURATION", "1");
        // The clock that nobody can move, and what files say of themselves.
        market.set("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        market.set("NO_FAKE_STAT", "1");
        new
    }

    /// `+1d` is a day ahead of the real one.
    fn move_by(&self, span: &str) {
        std::fs::write(&self.by, format!("{span}\n")).expect("written");
    }
}

async fn many(market: &Market, status: order::Status) -> u64 {
    let orders = order::Entity::find().filter(order::Column::Status.eq(status));
    orders.count(&market.app.db.read).await.expect("orders")
}

/// The first orders are due now, by the real clock.
async fn make_due(market: &Market) -> Vec<OrderId> {
    let first =
        order::Entity::find().select_only().column(order::Column::Id).order_by_asc(order::Column::Id).limit(DUE);
    let first: Vec<OrderId> = first.into_tuple().all(&market.app.db.read).await.expect("orders");
    let now = Clock::machine().now();
    let work = market.app.db.begin(Actor::System, now).await.expect("a transaction");
    let due = order::ActiveModel { answer_by: Set(now), ..Default::default() };
    let orders = order::Entity::update_many().set(due).filter(order::Column::Id.is_in(first.iter().copied()));
    orders.exec(&work.tx).await.expect("they are due");
    work.commit().await.expect("committed");
    first
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn moved_by_a_day_and_back() {
    let mut market = Market::new().await;
    // On PostgreSQL a machine beside it has the right clock.
    let right = on_postgres().then(|| market.serve(own_port()));
    let clock = MovedClock::of(&mut market);
    let wrong = market.serve(own_port());
    let worker = market.work();
    let doors: Vec<_> = right.iter().chain([&wrong]).map(|node| node.address).collect();
    let buyers = Buyers::begin(&market, &doors, 8);
    tokio::time::sleep(Duration::from_secs(4)).await;
    let before = buyers.placed();
    clock.move_by("+1d");
    tokio::time::sleep(AWAY).await;
    let (meanwhile, ended) = (buyers.placed() - before, many(&market, order::Status::Cancelled).await);
    clock.move_by("+0");
    let begun = Instant::now();
    let due = make_due(&market).await;
    let cancelled = || many(&market, order::Status::Cancelled);
    while cancelled().await < due.len() as u64 && begun.elapsed() < 2 * RECOVERS {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let took = begun.elapsed();
    let ledger = buyers.go_home().await;
    let settled = market.settles(LEASES_END).await;
    let outcome = ledger.compare(&market).await;
    let figures = format!(
        "{before} orders before, {meanwhile} while it was a day ahead for {} s, of them {ended} ended by time · {} due ones \
         ended {took:.1?} after it was right · {outcome}",
        AWAY.as_secs(),
        due.len(),
    );
    told("clock a day ahead and back", figures);
    outcome.assert_kept();
    assert!(settled && ended == 0 && meanwhile > 0 && took < RECOVERS, "{settled} {ended} {meanwhile} {took:?}");
    assert_eq!(cancelled().await, due.len() as u64, "no other order");
    // Over a file two processes may believe a leap some seconds apart, and what one is about to send is late for the other.
    assert!(outcome.repeated == 0 || !on_postgres(), "nothing leaves twice");
    assert!(wrong.stop() && worker.stop() && right.is_none_or(|node| node.stop()), "nobody had to be begun anew");
}

//! The database server itself: its first process is killed while twenty buyers order, or every way to it falls silent. No process of
//! the market is begun anew by hand.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tokio::task::block_in_place;

use super::{after, buyers::Buyers, kills::LEASES_END, market::Market, told};
use crate::kit::{
    database::{name_of, on_postgres},
    others::wire::Wire,
    server::own_port,
};

/// From the cause's end to the next order.
const RECOVERS: Duration = Duration::from_secs(5);
const SILENCE: Duration = Duration::from_secs(20);

/// The server of this run.
pub(super) struct Postmaster {
    data: PathBuf,
    programs: PathBuf,
}

impl Postmaster {
    pub(super) async fn of(market: &Market) -> Self {
        let asked = Statement::from_string(DbBackend::Postgres, "SHOW data_directory");
        let row = market.app.db.read.query_one_raw(asked).await.expect("the server answers").expect("a folder");
        let data: String = row.try_get_by_index(0).expect("a path");
        let mut it = Self { data: data.into(), programs: PathBuf::new() };
        let program = std::fs::read_link(format!("/proc/{}/exe", it.id())).expect("its program");
        it.programs = program.parent().expect("a folder").to_owned();
        it
    }

    pub(super) fn id(&self) -> u32 {
        let told = std::fs::read_to_string(self.data.join("postmaster.pid")).expect("its file");
        told.lines().next().and_then(|line| line.parse().ok()).expect("its number")
    }

    fn kill(&self) {
        assert!(Command::new("kill").args(["-KILL", &self.id().to_string()]).status().expect("kill").success());
    }

    /// As it was begun before; its children need a moment to see that it is gone.
    fn begin_anew(&self) {
        let begun = Instant::now();
        while !as_its_owner(&self.data, &self.programs.join("pg_ctl")).status().expect("pg_ctl").success() {
            assert!(begun.elapsed() < Duration::from_secs(30), "PostgreSQL does not start again");
            std::thread::sleep(Duration::from_millis(200));
        }
    }
}

fn as_its_owner(data: &Path, program: &Path) -> Command {
    use std::os::unix::fs::MetadataExt;
    let is_own =
        std::fs::metadata(data).expect("its folder").uid() == std::fs::metadata("/proc/self").expect("us").uid();
    let mut command = if is_own { Command::new(program) } else { Command::new("runuser") };
    if !is_own {
        command.args(["-u", "postgres", "--"]).arg(program);
    }
    command.arg("-D").arg(data).arg("-l").arg(data.join("log")).args(["-w", "-m", "immediate", "restart"]);
    command.current_dir("/").stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn killed_under_load() {
    if !on_postgres() {
        return;
    }
    let market = Market::new().await;
    let postmaster = Postmaster::of(&market).await;
    let nodes = [market.serve(own_port()), market.serve(own_port())];
    let worker = market.work();
    let buyers = Buyers::begin(&market, &nodes.each_ref().map(|node| node.address), 20);
    tokio::time::sleep(Duration::from_secs(4)).await;
    let before = buyers.placed();
    postmaster.kill();
    tokio::time::sleep(Duration::from_secs(2)).await;
    block_in_place(|| postmaster.begin_anew());
    let recovered = buyers.first_after(Instant::now()).await;
    tokio::time::sleep(Duration::from_secs(4)).await;
    let ledger = buyers.go_home().await;
    let settled = market.settles(LEASES_END).await;
    let outcome = ledger.compare(&market).await;
    told(
        "postmaster killed",
        format_args!("{before} orders before · next order {} after it was back · {outcome}", after(recovered)),
    );
    outcome.assert_kept();
    assert!(settled && recovered.is_some_and(|after| after < RECOVERS), "{settled}, {recovered:?}");
    assert!(nodes.map(|node| node.stop()).into_iter().all(|well| well) && worker.stop(), "nobody had to be begun anew");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn silent_for_twenty_seconds() {
    if !on_postgres() {
        return;
    }
    let mut market = Market::new().await;
    let wire = Wire::to(&name_of(&market.app.config.database.url)).await;
    market.set("CHOPHIEN__DATABASE__URL", &wire.url);
    let nodes = [market.serve(own_port()), market.serve(own_port())];
    let worker = market.work();
    let buyers = Buyers::begin(&market, &nodes.each_ref().map(|node| node.address), 20);
    tokio::time::sleep(Duration::from_secs(4)).await;
    wire.fall_silent();
    let before = buyers.placed();
    tokio::time::sleep(SILENCE).await;
    let meanwhile = buyers.placed() - before;
    wire.mend();
    let recovered = buyers.first_after(Instant::now()).await;
    tokio::time::sleep(Duration::from_secs(4)).await;
    let ledger = buyers.go_home().await;
    let settled = market.settles(LEASES_END).await;
    let outcome = ledger.compare(&market).await;
    let figures = format!(
        "{before} orders before, {meanwhile} meanwhile · next order {} after the mend · {outcome}",
        after(recovered)
    );
    told("database silent for 20 s", figures);
    outcome.assert_kept();
    assert!(settled && recovered.is_some_and(|after| after < RECOVERS), "{settled}, {recovered:?}");
    assert!(nodes.map(|node| node.stop()).into_iter().all(|well| well) && worker.stop(), "nobody had to be begun anew");
}

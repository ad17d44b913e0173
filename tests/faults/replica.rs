//! Twin of `infra/db/replica.rs`: reports are read from a streaming replica while it is near, and from the database itself else.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use chophien::{
    config,
    infra::db::{Db, Transaction},
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use crate::kit::{TestApp, Visitor, others::cluster::Cluster};

/// Seconds that the replica may be behind in these tests.
const LAG: u64 = 4;
/// A little longer than what was seen of a replica is believed.
const BELIEVED: Duration = Duration::from_millis(2_100);

async fn market(primary: &Cluster, replica: &Cluster) -> TestApp {
    let url = replica.url();
    let app = TestApp::on_server(primary.url(), |config| {
        config.database.replica_url = Some(url);
        config.database.replica_lag_seconds = LAG;
    });
    app.await
}

async fn asked(tx: &Transaction, question: &str) -> Result<bool, DbErr> {
    let row = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, question)).await?;
    row.expect("a row").try_get_by_index(0)
}

async fn is_there(app: &TestApp) -> bool {
    let there = app.db.report(|tx| async move { asked(&tx, "SELECT pg_is_in_recovery()").await });
    there.await.expect("a report")
}

/// Waits until reports are read there again.
async fn is_soon_there(app: &TestApp) {
    let begun = Instant::now();
    while !is_there(app).await {
        assert!(begun.elapsed() < Duration::from_secs(15), "reports are never read from the replica again");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// What the first page of the department says.
async fn report(dung: &mut Visitor) -> String {
    let answer = dung.get("/department").await;
    answer.assert_ok();
    answer.text()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn reports_are_read_from_a_replica_that_is_near_and_only_from_such_a_one() {
    let Some(primary) = Cluster::primary() else { return };
    let replica = primary.replica();
    let app = market(&primary, &replica).await;
    let mut dung = app.visitor_as(app.dung().await).await;
    primary.reaches(&replica).await;
    assert!(is_there(&app).await);

    // It stands still: for a while what it has is new enough, and then no longer.
    replica.ask("SELECT pg_wal_replay_pause() IS NULL").await;
    replica.says("SELECT pg_get_wal_replay_pause_state()", "paused").await;
    let before = report(&mut dung).await;
    app.my().await;
    assert_eq!(report(&mut dung).await, before, "the new shop is not there yet");
    assert!(is_there(&app).await);
    tokio::time::sleep(Duration::from_secs(LAG) + BELIEVED).await;
    let after = report(&mut dung).await;
    assert_ne!(after, before, "the new shop is in the database itself");
    assert!(!is_there(&app).await);
    assert_eq!(app.db.is_replica_near().await, Some(false));

    replica.ask("SELECT pg_wal_replay_resume() IS NULL").await;
    primary.reaches(&replica).await;
    is_soon_there(&app).await;
    assert_eq!(report(&mut dung).await, after);

    // It is gone, and nobody waits for it; then it is back.
    replica.stop();
    let begun = Instant::now();
    assert_eq!(report(&mut dung).await, after);
    assert!(!is_there(&app).await);
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    replica.start();
    primary.reaches(&replica).await;
    is_soon_there(&app).await;
    assert_eq!(report(&mut dung).await, after);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_report_that_is_cut_off_by_what_the_replica_replays_is_read_once_more() {
    let Some(primary) = Cluster::primary() else { return };
    let replica = primary.replica();
    let app = market(&primary, &replica).await;
    let here = &app.db.write;
    here.execute_unprepared("CREATE TABLE swept AS SELECT i FROM generate_series(1, 500) i").await.expect("a table");
    primary.reaches(&replica).await;
    let tries = AtomicU32::new(0);
    let (count, primary, replica) = (&tries, &primary, &replica);
    let read = app.db.report(|tx| async move {
        let there = asked(&tx, "SELECT pg_is_in_recovery()").await?;
        asked(&tx, "SELECT COUNT(*) > 0 FROM swept").await?;
        if count.fetch_add(1, Ordering::SeqCst) == 0 {
            assert!(there);
            here.execute_unprepared("DELETE FROM swept").await?;
            here.execute_unprepared("VACUUM swept").await?;
            primary.reaches(replica).await;
        }
        asked(&tx, "SELECT COUNT(*) > 0 FROM swept").await?;
        Ok(there)
    });
    assert!(!read.await.expect("a report"), "the second time from the database itself");
    assert_eq!(tries.load(Ordering::SeqCst), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_no_replica_of_this_market_is_not_read_from() {
    let Some(primary) = Cluster::primary() else { return };
    let app = TestApp::on_server(primary.url(), |_| {}).await;
    let over = async |replica_url: String| {
        let settings = config::Database { replica_url: Some(replica_url), ..app.config.database.clone() };
        Db::connect(&settings).await.expect("the market starts without its replica too")
    };
    let itself = over(primary.url()).await;
    assert_eq!(itself.is_replica_near().await, Some(false));
    let nobody = over("postgres://postgres@127.0.0.1:1/market".to_owned()).await;
    assert_eq!(nobody.is_replica_near().await, Some(false));
    assert!(
        !nobody.report(|tx| async move { asked(&tx, "SELECT pg_is_in_recovery()").await }).await.expect("a report")
    );
    assert_eq!(app.db.is_replica_near().await, None, "none is named");
}

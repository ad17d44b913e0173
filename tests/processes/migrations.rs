//! Two nodes migrate a database of the oldest kept schema at once, and are both killed, twenty times; then once more undisturbed.

use std::time::{Duration, Instant};

use chophien::infra::db::Db;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use tokio::task::block_in_place;

use super::told;
use crate::{
    backup::keep_pictures,
    kit::{
        database::{Folder, OwnDatabase, on_postgres},
        server::{chophien, run},
    },
    migrations::{
        kept,
        killed::{begin, ended_well},
    },
};

const KILLS: usize = 20;

/// A database of the oldest schema that is kept.
async fn old() -> (Folder, OwnDatabase) {
    let folder = Folder::new();
    let own = OwnDatabase::empty(&folder).await;
    let db = Db::connect(&own.settings).await.expect("the database");
    kept::restore_oldest(&db.write).await;
    tell(&db.write).await;
    for pool in [db.read.pool, db.reports, db.write] {
        pool.close().await.expect("closed");
    }
    (folder, own)
}

/// The orders of that database were written down without what happened to them, which `chophien check` misses.
async fn tell(db: &DatabaseConnection) {
    let json = if on_postgres() { "JSONB" } else { "TEXT" };
    for (deed, at) in [
        ("placed", "placed_at"),
        ("confirmed", "confirmed_at"),
        ("packed", "packed_at"),
        ("handed_over", "handed_over_at"),
        ("delivered", "delivered_at"),
        ("undelivered", "undelivered_at"),
        ("came_back", "came_back_at"),
        ("completed", "completed_at"),
        ("cancelled", "cancelled_at"),
    ] {
        let sql = format!(
            "INSERT INTO events (name, body, happened_at) \
             SELECT 'order.{deed}', CAST('{{\"order_id\":' || id || '}}' AS {json}), {at} FROM orders WHERE {at} IS NOT NULL"
        );
        db.execute_unprepared(&sql).await.expect(deed);
    }
}

fn check(folder: &Folder, own: &OwnDatabase) -> String {
    let files = folder.join("files");
    keep_pictures(&files);
    let files = files.display().to_string();
    let mut command =
        chophien(folder, "test", &[("CHOPHIEN__DATABASE__URL", &own.settings.url), ("CHOPHIEN__FILES__DIR", &files)]);
    command.arg("check");
    let output = run(command);
    if output.status.success() { String::new() } else { String::from_utf8_lossy(&output.stderr).into_owned() }
}

async fn undisturbed() -> Duration {
    let (folder, own) = old().await;
    let begun = Instant::now();
    block_in_place(|| ended_well(begin(&folder, &own)));
    begun.elapsed()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn two_at_once_killed_twenty_times() {
    let whole = undisturbed().await;
    let (mut killed, mut databases, mut ended, mut wrong) = (0, 0, 0, Vec::new());
    while killed < KILLS {
        let (folder, own) = old().await;
        databases += 1;
        // Once more than it takes: the last round comes to its end.
        for round in 0.. {
            let mut nodes = [begin(&folder, &own), begin(&folder, &own)];
            if round < 4 {
                tokio::time::sleep(whole.mul_f64(rand::random_range(0.05..1.0))).await;
                let running = nodes.iter_mut().map(|node| node.try_wait().expect("its state").is_none());
                killed += running.filter(|running| *running).count();
                for mut node in nodes {
                    node.kill().expect("killed");
                    node.wait().expect("gone");
                }
                continue;
            }
            ended += block_in_place(|| nodes.map(ended_well)).len();
            break;
        }
        wrong.extend(Some(block_in_place(|| check(&folder, &own))).filter(|said| !said.is_empty()));
    }
    let figures =
        format!("{killed} killed over {databases} databases, {ended} ended well · check not ok {}", wrong.len());
    told("migrations killed, two at once", figures);
    assert!(wrong.is_empty(), "{wrong:?}");
}

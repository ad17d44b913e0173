//! The power fails while a database is being migrated: whoever comes next takes it up where it was.

use std::{
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use chophien::{
    entities::{document, unit},
    infra::db::Db,
};
use migrations::State;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{
    database::{Folder, OwnDatabase},
    server::chophien,
};

/// Times that the process is killed, over as many databases as it takes.
const KILLS: u32 = 14;

/// `chophien migrate`, begun.
pub fn begin(folder: &Folder, own: &OwnDatabase) -> Child {
    let mut command = chophien(folder, "test", &[("CHOPHIEN__DATABASE__URL", &own.settings.url)]);
    command.arg("migrate").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

/// Waits for its end, which must be a good one; tells what it said.
pub fn ended_well(child: Child) -> String {
    let output = child.wait_with_output().expect("its end");
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Everything is there once.
pub(super) async fn assert_whole(own: &OwnDatabase) {
    let db = Db::connect(&own.settings).await.unwrap();
    assert_eq!(migrations::state(&db.write).await.unwrap(), State::UpToDate);
    assert_eq!(unit::Entity::find().count(&db.read).await.unwrap(), 34 + 3_321);
    assert_eq!(document::Entity::find().count(&db.read).await.unwrap(), 12 + 6 + 2 + 8);
}

async fn undisturbed() -> Duration {
    let folder = Folder::new();
    let own = OwnDatabase::empty(&folder).await;
    let begun = Instant::now();
    ended_well(begin(&folder, &own));
    assert_whole(&own).await;
    begun.elapsed()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_migration_killed_at_any_moment_is_taken_up_by_the_next() {
    let whole = undisturbed().await;
    let mut killed = 0;
    while killed < KILLS {
        let folder = Folder::new();
        let own = OwnDatabase::empty(&folder).await;
        loop {
            let mut child = begin(&folder, &own);
            tokio::time::sleep(whole.mul_f64(rand::random_range(0.1..1.1))).await;
            if child.try_wait().expect("its state").is_some() {
                ended_well(child);
                break;
            }
            child.kill().expect("killed");
            child.wait().expect("gone");
            killed += 1;
        }
        assert_whole(&own).await;
    }
}

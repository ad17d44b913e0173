//! A market is kept while buyers order, brought back into an empty place, and moved to the other kind of database.

use std::{
    path::Path,
    process::Output,
    time::{Duration, Instant},
};

use chophien::{entities::purchase, infra::db::Db};
use sea_orm::EntityTrait;

use super::{buyers::Buyers, kills::LEASES_END, market::Market, told};
use crate::kit::{
    database::{Folder, OwnDatabase, on_postgres},
    server::own_port,
};

/// The one line that it printed, where it ended well.
fn said(output: &Output) -> String {
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned()
}

/// An empty database and files folder, to which the market's commands go from now on.
async fn move_to(market: &mut Market, folder: &Folder) -> OwnDatabase {
    let own = OwnDatabase::empty(folder).await;
    market.set("CHOPHIEN__DATABASE__URL", &own.settings.url);
    market.set("CHOPHIEN__FILES__DIR", folder.join("files").display().to_string());
    own
}

async fn codes(own: &OwnDatabase) -> Vec<String> {
    let db = Db::connect(&own.settings).await.expect("the database");
    purchase::Entity::find().all(&db.read).await.expect("purchases").into_iter().map(|row| row.code).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn backup_under_load_is_brought_back() {
    let mut market = Market::new().await;
    let node = market.serve(own_port());
    let buyers = Buyers::begin(&market, &[node.address], 20);
    tokio::time::sleep(Duration::from_secs(5)).await;
    let file = market.app.folder().join("market.zip").display().to_string();
    let before = purchase::Entity::find().all(&market.app.db.read).await.expect("purchases");
    let (began, placed) = (Instant::now(), buyers.placed());
    said(&market.run(&["backup", &file]));
    let (took, meanwhile) = (began.elapsed(), buyers.placed() - placed);
    let ledger = buyers.go_home().await;
    assert!(market.settles(LEASES_END).await, "what was to be done is not done");
    let outcome = ledger.compare(&market).await;
    drop(node);

    let place = Folder::new();
    let own = move_to(&mut market, &place).await;
    said(&market.run(&["restore", &file]));
    let (restored, complaint) = (codes(&own).await, market.complaint());
    let missing = before.iter().filter(|row| !restored.contains(&row.code)).count();
    told(
        "backup under load",
        format_args!(
            "{meanwhile} orders in the {took:.1?} that it took · brought back {} purchases, of {} before it {missing} missing · check there {} · {outcome}",
            restored.len(),
            before.len(),
            complaint.as_deref().unwrap_or("ok"),
        ),
    );
    outcome.assert_kept();
    assert!(missing == 0 && complaint.is_none() && !before.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn moved_to_a_file_and_on_to_a_server() {
    if !on_postgres() {
        return;
    }
    let mut market = Market::new().await;
    let node = market.serve(own_port());
    let buyers = Buyers::begin(&market, &[node.address], 20);
    tokio::time::sleep(Duration::from_secs(5)).await;
    let ledger = buyers.go_home().await;
    assert!(market.settles(LEASES_END).await && node.stop());
    let (outcome, mut checks) = (ledger.compare(&market).await, Vec::new());
    let place = Folder::new();
    let from = market.app.config.database.url.clone();
    let file = format!("sqlite:{}", Path::new(&*place).join("moved.db").display());
    let server = OwnDatabase::empty(&place).await;
    for (from, to) in [(&from, &file), (&file, &server.settings.url)] {
        said(&market.run(&["copy", "--from", from, "--to", to]));
        market.set("CHOPHIEN__DATABASE__URL", to);
        checks.push(market.complaint());
    }
    let (mut there, mut here) = (codes(&server).await, purchase_codes(&market).await);
    there.sort();
    here.sort();
    let well = checks.iter().all(Option::is_none);
    let figures = format!(
        "{} purchases, the same there: {} · check of file and server ok: {well} · {outcome}",
        there.len(),
        there == here
    );
    told("copy PostgreSQL → SQLite → PostgreSQL", figures);
    outcome.assert_kept();
    assert!(well && there == here && !there.is_empty(), "{checks:?}");
}

async fn purchase_codes(market: &Market) -> Vec<String> {
    let all = purchase::Entity::find().all(&market.app.db.read).await.expect("purchases");
    all.into_iter().map(|row| row.code).collect()
}

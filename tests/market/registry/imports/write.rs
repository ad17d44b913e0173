//! Twin of `market/registry/imports/write.rs`.

use std::collections::BTreeSet;

use chophien::{
    entities::{event, registry_entry},
    kernel::{actor::Actor, ids::EntryId, paging::Paging},
    market::registry::{
        ImportStatus, Outcome, Scheme,
        details::Details,
        find::{by_number, claim, history},
        imports::{find, write::A_BATCH},
        leave::leave,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{super::taken_back, confirmed, line, of, tried, write_some};
use crate::kit::{TestApp, goods::numbered};

async fn count(app: &TestApp) -> u64 {
    registry_entry::Entity::find().count(&app.db.read).await.expect("entries")
}

#[tokio::test]
async fn a_file_adds_and_amends_and_the_same_again_changes_nothing() {
    let app = TestApp::new().await;
    app.entry(&numbered("1/GCN")).await;
    app.entry(&numbered("99/GCN")).await;
    let lines = [line("1/GCN", "5"), line("2/GCN", "3")];
    tried(&app, "first234", &lines).await;
    confirmed(&app, "first234").await;
    app.work_off().await;
    let import = of(&app, "first234").await;
    assert_eq!((import.status, import.written, import.changed), (ImportStatus::Written, 2, 0));
    assert_eq!(count(&app).await, 3, "what it does not name stays");
    let amended = by_number(&app.db.read, Scheme::Ocop, "1/GCN").await.expect("entries").expect("the entry");
    assert_eq!((amended.said.stars, amended.version), (Some(5), 2));
    let changes = history(&app.db.read, &amended, 10).await.expect("history");
    assert_eq!(changes[0].file.as_deref(), Some("ocop.csv"));
    let told = event::Entity::find().filter(event::Column::Name.eq("registry.imported")).one(&app.db.read).await;
    let body = told.expect("events").expect("it is told").body;
    assert_eq!(
        (body["added"].as_i64(), body["amended"].as_i64(), body["changed"].as_i64()),
        (Some(1), Some(1), Some(0))
    );
    let again = tried(&app, "again234", &lines).await;
    assert_eq!((again.added, again.amended, again.same), (0, 0, 2));
}

#[tokio::test]
async fn what_somebody_has_changed_since_the_trial_stays_as_it_is() {
    let app = TestApp::new().await;
    let (amended, left) = (app.entry(&numbered("1/GCN")).await, app.entry(&numbered("2/GCN")).await);
    tried(&app, "first234", &[line("1/GCN", "5"), line("2/GCN", "5"), line("3/GCN", "5")]).await;
    let work = app.begin(Actor::System).await;
    let entry = claim(&work, amended).await.expect("entries").expect("the entry");
    let said = Details { holder: "HTX Ong Đá".into(), ..numbered("1/GCN") };
    chophien::market::registry::amend::amend(&work, entry, &said, None, 1).await.expect("amended");
    leave(&work, &claim(&work, left).await.expect("entries").expect("the entry"), &taken_back(), 1)
        .await
        .expect("left");
    work.commit().await.expect("a commit");
    app.entry(&numbered("3/GCN")).await;
    confirmed(&app, "first234").await;
    app.work_off().await;
    let import = of(&app, "first234").await;
    assert_eq!((import.written, import.changed), (0, 3));
    let stars = async |id: EntryId| super::super::row(&app, id).await.stars;
    assert_eq!((stars(amended).await, stars(left).await), (Some(4), Some(4)));
    let rows = find::rows(&app.db.read, import.id, Outcome::Changed, Paging::new(None, 10)).await.expect("rows");
    assert_eq!(rows.total, 3, "they are told, and can be sent again");
}

#[tokio::test]
async fn a_file_that_was_cut_short_goes_on_where_it_was_and_writes_each_row_once() {
    let app = TestApp::new().await;
    let lines: Vec<String> = (0..A_BATCH + 50).map(|no| line(&format!("{no}/GCN"), "3")).collect();
    let import = tried(&app, "first234", &lines).await;
    confirmed(&app, "first234").await;
    assert!(write_some(&app, import.id).await);
    assert_eq!(count(&app).await, A_BATCH);
    app.work_off().await;
    assert_eq!(of(&app, "first234").await.written, lines.len() as i64);
    assert!(!write_some(&app, import.id).await, "nothing is left");
    let numbers: BTreeSet<String> = registry_entry::Entity::find()
        .all(&app.db.read)
        .await
        .expect("entries")
        .into_iter()
        .map(|entry| entry.number)
        .collect();
    assert_eq!(numbers.len(), lines.len());
}

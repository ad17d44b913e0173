//! Twin of `market/registry/imports/sweep.rs`.

use chophien::{
    entities::registry_row,
    kernel::actor::Actor,
    market::registry::{ImportStatus, imports::sweep::sweep},
};
use sea_orm::{EntityTrait, PaginatorTrait};
use time::Duration;

use super::{confirmed, line, of, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn rows_go_after_a_time_and_what_came_of_a_file_stays() {
    let app = TestApp::new().await;
    for (code, number) in [("first234", "1/GCN"), ("waits234", "2/GCN")] {
        tried(&app, code, &[line(number, "4")]).await;
    }
    confirmed(&app, "first234").await;
    app.work_off().await;
    app.later(Duration::days(31));
    tried(&app, "young234", &[line("3/GCN", "4")]).await;
    let work = app.begin(Actor::System).await;
    sweep(&work, work.now.before(Duration::days(30))).await.expect("swept");
    work.commit().await.expect("a commit");
    assert_eq!(registry_row::Entity::find().count(&app.db.read).await.expect("rows"), 1);
    let statuses =
        [of(&app, "first234").await.status, of(&app, "waits234").await.status, of(&app, "young234").await.status];
    assert_eq!(statuses, [ImportStatus::Written, ImportStatus::Dropped, ImportStatus::Tried]);
}

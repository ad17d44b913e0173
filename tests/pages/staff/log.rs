//! Twin of `pages/staff/log.rs`.

use chophien::{entities::event, kernel::actor::Actor, market::accounts::events::AccountEdited};
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};

use crate::kit::TestApp;

#[tokio::test]
async fn the_log_says_who_did_what_page_by_page_and_by_kind() {
    let app = TestApp::new().await;
    let (hanh, lan) = (app.hanh().await, app.lan().await);
    let work = app.begin(Actor::Account(lan)).await;
    for _ in 0..51 {
        work.record(&AccountEdited { account_id: lan }).unwrap();
    }
    work.commit().await.unwrap();
    let mut visitor = app.visitor_as(hanh).await;
    let first = visitor.get("/staff/log").await;
    first
        .assert_ok()
        .assert_sees("Nguyễn Thị Lan")
        .assert_sees("Sửa thông tin tài khoản")
        .assert_has("a[rel=\"next\"]");
    assert_eq!(first.all("tbody tr").len(), 50);
    assert_eq!(visitor.get("/staff/log?name=account.edited&page=2").await.all("tbody tr").len(), 1);
    assert_eq!(visitor.get("/staff/log?name=nothing").await.all("tbody tr").len(), 50, "an unknown kind is no kind");
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_the_log() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let work = app.begin(Actor::Account(lan)).await;
    work.record(&AccountEdited { account_id: lan }).unwrap();
    work.commit().await.unwrap();
    app.work_off().await;
    let row = event::Entity::find().one(&app.db.read).await.unwrap().expect("an event");
    assert!(event::Entity::delete(row.into_active_model()).exec(&app.db.write).await.is_err());
    assert_eq!(event::Entity::find().count(&app.db.read).await.unwrap(), 1);
}

//! Twin of `market/reports/hand_on.rs`.

use chophien::{
    entities::event,
    kernel::actor::Actor,
    market::reports::hand_on::{NoReport, hand_on},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{far, hanh, no, violated};
use crate::kit::TestApp;

#[tokio::test]
async fn whoever_takes_it_is_written_down() {
    let app = TestApp::new().await;
    let code = violated(&app, &app.my().await, Actor::Guest, "AB2345CD").await;
    let work = app.begin(Actor::Account(hanh(&app).await)).await;
    for _ in 0..2 {
        hand_on(&work, &code).await.expect("written down");
    }
    work.commit().await.expect("a commit");
    let work = app.begin(far(&app).await).await;
    for code in [code.as_str(), "ZZ2345ZZ"] {
        assert!(matches!(no(hand_on(&work, code).await), NoReport));
    }
    work.roll_back().await.expect("rolled back");
    let taken = event::Entity::find().filter(event::Column::Name.eq("report.handed_on"));
    assert_eq!(taken.count(&app.db.read).await.expect("events"), 1);
}

//! Twin of `market/shops/suspension/reopen.rs`.

use chophien::{
    entities::event,
    infra::refused::Refused,
    market::shops::{Status, suspension::reopen::ReopenError},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{reopened, status, suspended};
use crate::kit::TestApp;

#[tokio::test]
async fn only_a_suspended_shop_is_opened_again() {
    let app = TestApp::new().await;
    let my = app.my().await;
    assert!(matches!(reopened(&app, &my).await, Err(Refused::No(ReopenError::NotSuspended))));
    assert_eq!(event::Entity::find().count(&app.db.read).await.expect("events"), 0);
    suspended(&app, &my).await.expect("suspended");
    reopened(&app, &my).await.expect("open again");
    assert_eq!(status(&app, &my).await, Status::Open);
    let names: Vec<_> = event::Entity::find().all(&app.db.read).await.expect("events");
    assert_eq!(names.last().map(|event| event.name.as_str()), Some("shop.reopened"));
}

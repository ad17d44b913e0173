//! Twin of `market/shops/suspension/suspend.rs`.

use chophien::{
    entities::event,
    infra::refused::Refused,
    market::shops::{Status, suspension::suspend::SuspendError},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{status, suspended};
use crate::kit::TestApp;

#[tokio::test]
async fn an_open_shop_is_suspended_once_and_that_is_told() {
    let app = TestApp::new().await;
    let my = app.my().await;
    suspended(&app, &my).await.expect("suspended");
    assert_eq!(status(&app, &my).await, Status::Suspended);
    let told = event::Entity::find().one(&app.db.read).await.expect("events").expect("one");
    assert_eq!((told.name.as_str(), told.body["reason"].as_str()), ("shop.suspended", Some("orders")));
    assert!(matches!(suspended(&app, &my).await, Err(Refused::No(SuspendError::NotOpen))));
    assert_eq!(event::Entity::find().count(&app.db.read).await.expect("events"), 1);
}

//! Twin of `market/catalog/doors/leave.rs`.

use chophien::{
    kernel::actor::Actor,
    market::{catalog::doors::DoorError, shops::Status},
};

use super::{Door, row, shown, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn nobody_finds_it_any_more_and_what_was_sold_stays() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.placed(&honey, None).await;
    let lan = app.lan().await;
    app.invite_in(&my, lan, "0900000001").await;
    assert!(matches!(tried(&app, &my, Actor::Account(lan), Door::Leave).await, Err(DoorError::NotOwner)));
    assert_eq!(row(&app, &my).await.status, Status::Open);
    tried(&app, &my, my.actor(), Door::Leave).await.expect("left");
    assert_eq!((row(&app, &my).await.status, shown(&app).await), (Status::Left, 0));
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_not_found();
    app.visitor().get(&format!("/products/{}", honey.slug)).await.assert_not_found();
    let mut seller = app.visitor_as(my.account).await;
    seller.get(&format!("/seller/{}/orders/{}", my.code, sale.code)).await.assert_ok().assert_sees("đã đóng gian hàng");
    seller.get(&format!("/seller/{}/money", my.code)).await.assert_ok();
    assert!(matches!(tried(&app, &my, my.actor(), Door::Leave).await, Err(DoorError::NotNow)), "once");
}

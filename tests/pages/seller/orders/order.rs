//! Twin of `pages/seller/orders/order.rs`.

use chophien::market::orders::{Status, find::purchases};

use crate::kit::TestApp;

#[tokio::test]
async fn what_is_collected_stands_by_the_button_and_a_failed_delivery_is_asked_about_once_more() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = app.order(&app.honey(&my).await, 2, None, Status::HandedOver).await;
    let path = format!("/seller/{}/orders/{}", my.code, sale.code);
    let page = app.visitor_as(my.account).await.get(&path).await;
    let order = purchases::order(&app.db.read, sale.order).await.unwrap().expect("the order");
    page.assert_ok().assert_sees(&format!("Thu hộ {}", order.total));
    page.assert_has(".deeds form[action$=\"/delivery\"]").assert_has_not(".deeds form[action$=\"/failed-delivery\"]");
    page.assert_has("details:not([open]) form[action$=\"/failed-delivery\"]");
}

#[tokio::test]
async fn another_shops_order_is_not_there_for_its_neighbour() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let sale = app.placed(&app.honey(&my).await, None).await;
    let mut visitor = app.visitor_as(may.account).await;
    visitor.get(&format!("/seller/{}/orders/{}", may.code, sale.code)).await.assert_not_found();
    visitor.get(&format!("/seller/{}/orders/{}", my.code, sale.code)).await.assert_not_found();
    visitor.get(&format!("/seller/{}", may.code)).await;
    visitor.post(&format!("/seller/{}/orders/{}/confirmation", may.code, sale.code), &[]).await.assert_not_found();
}

//! Twin of `pages/public/orders/buttons.rs`.

use chophien::market::orders::{Status, find::purchases};

use crate::kit::TestApp;

async fn status(app: &TestApp, sale: &crate::kit::sales::Sale) -> Status {
    purchases::order(&app.db.read, sale.order).await.unwrap().expect("the order").status
}

#[tokio::test]
async fn a_buyer_cancels_while_it_has_not_left_and_twice_is_once() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let sale = app.placed(&honey, Some(lan)).await;
    let mut visitor = app.visitor_as(lan).await;
    let order = format!("/orders/{}", sale.code);
    visitor.get(&order).await;
    for _ in 0..2 {
        let answer = visitor.post(&format!("{order}/cancellation"), &[]).await;
        answer.assert_redirect(&order);
        visitor.follow(answer).await.assert_sees("Đơn đã huỷ");
    }
    assert_eq!((status(&app, &sale).await, app.stock(&honey).await), (Status::Cancelled, 10));
}

#[tokio::test]
async fn what_has_left_is_received_not_cancelled() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let sale = app.order(&honey, 1, Some(lan), Status::HandedOver).await;
    let mut visitor = app.visitor_as(lan).await;
    let order = format!("/orders/{}", sale.code);
    visitor.get(&order).await;
    let answer = visitor.post(&format!("{order}/cancellation"), &[]).await;
    visitor.follow(answer).await.assert_sees("sang bước khác");
    assert_eq!(status(&app, &sale).await, Status::HandedOver);
    visitor.post(&format!("{order}/delivery"), &[]).await.assert_redirect(&order);
    assert_eq!(status(&app, &sale).await, Status::Delivered);
    visitor.post(&format!("{order}/completion"), &[]).await.assert_redirect(&order);
    assert_eq!(status(&app, &sale).await, Status::Completed);
}

#[tokio::test]
async fn somebody_elses_order_is_not_there() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let sale = app.placed(&honey, Some(lan)).await;
    let mut visitor = app.visitor_as(tam).await;
    visitor.get("/orders").await;
    visitor.post(&format!("/orders/{}/cancellation", sale.code), &[]).await.assert_not_found();
    assert_eq!(status(&app, &sale).await, Status::Placed);
}

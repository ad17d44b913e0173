//! One tap too many: Mỷ says on her phone that a parcel was delivered, takes it back, and sees where it was; so does its buyer.

use chophien::{infra::clock::Clock, market::orders::Status};

use super::browser::{Browser, PHONE};
use crate::kit::{PASSWORD, TestApp, server::Server};

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_said_by_mistake_is_taken_back_and_both_sides_see_where_it_was() {
    let app = TestApp::new().await;
    // The process has the machine's clock.
    app.clock.set(Clock::machine().now());
    let (my, lan) = (app.my().await, app.lan().await);
    let sale = app.order(&app.honey(&my).await, 1, Some(lan), Status::HandedOver).await;
    let server = Server::over(&app, &[]);
    let (seller, buyer) = (Browser::at(&server.url(), PHONE).await, Browser::at(&server.url(), PHONE).await);
    let order = format!("/orders/{}", sale.code);
    buyer.sign_in("0900000001", PASSWORD).await;
    buyer.go(&order).await;
    buyer.sees("Đang giao").await;

    let home = format!("/seller/{}", my.code);
    seller.sign_in("0900000002", PASSWORD).await;
    seller.go(&home).await;
    seller.press_css(&format!("main form[action=\"{home}{order}/delivery\"] button")).await;
    seller.sees("Còn sửa được đến").await;
    seller.look_over().await;
    assert_eq!(app.status(sale.order).await, Status::Delivered);
    buyer.go(&order).await;
    buyer.sees("Hàng tốt, xong đơn").await;

    seller.press("Bấm nhầm, chưa giao").await;
    seller.sees("đã trở lại chưa giao").await;
    seller.element(&format!("main form[action=\"{home}{order}/delivery\"]")).await;
    seller.look_over().await;
    assert_eq!(app.status(sale.order).await, Status::HandedOver);
    seller.go(&format!("{home}/money")).await;
    seller.sees("0 đơn đã giao").await;
    buyer.go(&order).await;
    buyer.sees("Đang giao").await;
    buyer.sees("Tôi đã nhận được hàng").await;
    assert!(!buyer.says().await.contains("Hàng tốt, xong đơn"), "it was not delivered");
    seller.close().await;
    buyer.close().await;
}

//! Twin of `pages/seller/orders.rs`, `order.rs` and `order_deeds.rs`.

use chophien::{
    kernel::{actor::Actor, ids::UnitCode},
    market::{
        orders::{CancelReason, Status, find::purchases},
        shops::{Kind, content::ShopContent, open::open},
    },
};

use crate::kit::{TestApp, world::MEO_VAC};

#[tokio::test]
async fn one_tap_a_step_from_the_answer_to_the_money_and_a_second_tap_harms_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.placed(&honey, None).await;
    let home = format!("/seller/{}", my.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&home).await.assert_ok().assert_sees("Chờ trả lời (1)").assert_sees("Còn 24 giờ để trả lời");
    for (path, end) in [
        ("confirmation", Status::Confirmed),
        ("packing", Status::Packed),
        ("handover", Status::HandedOver),
        ("failed-delivery", Status::Undelivered),
        ("delivery", Status::Delivered),
    ] {
        for tap in 0..2 {
            let to = format!("{home}/orders/{}/{path}", sale.code);
            visitor.post(&to, &[("back", "home")]).await.assert_redirect(&home);
            let order = purchases::order(&app.db.read, sale.order).await.unwrap().expect("the order");
            assert_eq!(order.status, end, "{path}, tap {tap}");
        }
    }
    visitor.get(&format!("{home}/money")).await.assert_sees("700.000 ₫").assert_sees("1 đơn đã giao");
    visitor.get(&format!("{home}/orders")).await.assert_sees(&sale.code);
}

#[tokio::test]
async fn a_refusal_needs_a_reason_and_sold_out_empties_the_shelf() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.placed(&honey, None).await;
    let order = format!("/seller/{}/orders/{}", my.code, sale.code);
    let mut visitor = app.visitor_as(my.account).await;
    for reason in ["", "unanswered"] {
        let page = visitor.post(&format!("{order}/refusal"), &[("reason", reason), ("words", "Mưa đá")]).await;
        page.assert_refused().assert_field_error("reason");
        assert_eq!(page.value("words").as_deref(), Some("Mưa đá"));
    }
    visitor
        .post(&format!("{order}/refusal"), &[("reason", "sold_out"), ("words", "Mưa đá")])
        .await
        .assert_redirect(&order);
    let page = visitor.get(&order).await;
    page.assert_sees("Gian hàng đã từ chối: hết hàng.").assert_sees("Mưa đá").assert_sees_not("xin lỗi:");
    let row = purchases::order(&app.db.read, sale.order).await.unwrap().expect("the order");
    assert_eq!(row.cancel_reason, Some(CancelReason::SoldOut));
    assert_eq!(app.stock(&honey).await, 0);
}

#[tokio::test]
async fn a_tracking_code_that_no_carrier_prints_is_told_at_its_field() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = app.order(&app.honey(&my).await, 1, None, Status::Packed).await;
    let order = format!("/seller/{}/orders/{}", my.code, sale.code);
    let mut visitor = app.visitor_as(my.account).await;
    let page = visitor.post(&format!("{order}/handover"), &[("tracking_code", "a b")]).await;
    page.assert_refused().assert_field_error("tracking_code");
    visitor.post(&format!("{order}/handover"), &[("tracking_code", "vtp-1290331")]).await.assert_redirect(&order);
    visitor.get(&order).await.assert_sees("VTP-1290331");
}

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
async fn a_home_without_orders_says_what_to_do_next() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let home = format!("/seller/{}", my.code);
    let mut visitor = app.visitor_as(my.account).await;
    let new = format!("a.button[href=\"{home}/products/new\"]");
    visitor.get(&home).await.assert_ok().assert_has(&new);
    app.honey(&my).await;
    let page = visitor.get(&home).await;
    page.assert_sees("Xem hàng của tôi")
        .assert_has(&format!("a.button[href=\"{home}/products\"]"))
        .assert_has_not(&new);

    let sung = app.sung().await;
    let work = app.begin(Actor::Account(sung)).await;
    let content = ShopContent {
        name: "Ong Sùng".into(),
        kind: Kind::Household,
        unit: UnitCode(MEO_VAC.into()),
        former: None,
        hamlet: None,
        story: String::new(),
        photo: None,
    };
    let opened = open(&work, content).await.expect("a shop");
    work.commit().await.expect("a commit");
    let page = app.visitor_as(sung).await.get(&format!("/seller/{}", opened.code)).await;
    page.assert_ok().assert_sees("Gian hàng đang chờ duyệt").assert_sees("Đăng món đầu tiên");
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

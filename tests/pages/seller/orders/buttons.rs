//! Twin of `pages/seller/orders/buttons.rs`.

use chophien::market::orders::{CancelReason, Status, find::purchases};

use crate::kit::TestApp;

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
async fn one_tap_on_delivered_too_many_is_taken_back_from_the_top_of_the_home_until_it_is_too_late() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = app.order(&app.honey(&my).await, 1, None, Status::HandedOver).await;
    let home = format!("/seller/{}", my.code);
    let order = format!("{home}/orders/{}", sale.code);
    let button = format!("form[action=\"{order}/retraction\"]");
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&home).await.assert_has_not(&button);
    let answer = visitor.post(&format!("{order}/delivery"), &[("back", "home")]).await;
    visitor.follow(answer).await.assert_has(&button).assert_sees("Còn sửa được đến 08:10");
    visitor.get(&order).await.assert_has(&button);
    for _ in 0..2 {
        let answer = visitor.post(&format!("{order}/retraction"), &[("back", "home")]).await;
        answer.assert_redirect(&home);
        visitor.follow(answer).await.assert_sees("đã trở lại chưa giao").assert_has_not(&button);
        assert_eq!(app.status(sale.order).await, Status::HandedOver);
    }
    visitor.get(&format!("{home}/money")).await.assert_sees("0 đơn đã giao");
    visitor.post(&format!("{order}/delivery"), &[]).await.assert_redirect(&order);
    app.later(time::Duration::minutes(10));
    visitor.get(&home).await.assert_has_not(&button);
    let answer = visitor.post(&format!("{order}/retraction"), &[]).await;
    visitor.follow(answer).await.assert_sees("quá 10 phút");
    assert_eq!(app.status(sale.order).await, Status::Delivered);
}

#[tokio::test]
async fn what_a_buyer_says_not_to_have_come_heads_the_home_and_is_taken_back_at_any_time() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let lan = app.lan().await;
    let sale = app.order(&app.honey(&my).await, 1, Some(lan), Status::Delivered).await;
    app.later(time::Duration::days(2));
    let mut buyer = app.visitor_as(lan).await;
    buyer.get(&format!("/orders/{}", sale.code)).await;
    buyer.post(&format!("/orders/{}/non-arrival", sale.code), &[]).await;
    let home = format!("/seller/{}", my.code);
    let order = format!("{home}/orders/{}", sale.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&home).await.assert_sees("Người mua báo chưa nhận được (1)").assert_sees("Đúng là chưa giao");
    for list in [&order, &format!("{home}/orders")] {
        visitor.get(list).await.assert_sees("Người mua báo chưa nhận được");
    }
    visitor.post(&format!("{order}/retraction"), &[("back", "home")]).await.assert_redirect(&home);
    assert_eq!(app.status(sale.order).await, Status::HandedOver);
    visitor.get(&home).await.assert_sees_not("Người mua báo chưa nhận được");
}

//! Twin of `pages/public/orders/index.rs`, `stage.rs` and `order.rs`: rules 15 and 17 for look-ups.

use crate::{kit::TestApp, pages::public::orders::proof::proved};

#[tokio::test]
async fn an_order_is_shown_to_whoever_proves_the_number_it_was_placed_with() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.placed(&honey, None).await;
    let mut lan = app.visitor();
    let order = format!("/orders/{}", sale.code);
    let purchase = format!("/purchases/{}", sale.purchase_code);
    for path in [&order, &purchase] {
        lan.get(path).await.assert_ok().assert_sees_not("ngõ 62").assert_has("input[name=phone]");
    }
    proved(&app, &mut lan, &sale.code.to_lowercase(), "0900 000 001").await.assert_redirect(&order);
    for path in [&order, &purchase] {
        lan.get(path).await.assert_ok().assert_sees("ngõ 62");
    }
    let looked = lan.post("/orders", &[("code", &sale.code), ("phone", &sale.phone)]).await;
    looked.assert_redirect(&order);
    lan.post("/orders", &[("code", &sale.purchase_code), ("phone", &sale.phone)]).await.assert_redirect(&purchase);
}

#[tokio::test]
async fn code_and_phone_alone_show_the_stage_and_the_sum_and_open_nothing() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let placed = app.place(app.checkout(&[(&app.honey(&my).await, 1), (&app.tea(&may).await, 1)]).await).await;
    let orders = app.orders_of(&placed.expect("placed")).await;
    let mut whoever = app.visitor();
    whoever.get("/orders").await;
    let before = whoever.cookies.clone();
    let stage = whoever.post("/orders", &[("code", &orders[0].code), ("phone", "0900000001")]).await;
    stage.assert_ok().assert_sees("Mật ong Mỷ").assert_sees("Chờ trả lời").assert_sees(&orders[0].total.to_string());
    stage.assert_has(".timeline").assert_has("form[action=\"/orders/text\"]");
    let sum = orders[0].total.plus(orders[1].total).expect("a sum").to_string();
    for kept in ["Nguyễn Thị Lan", "ngõ 62", "Mật ong bạc hà", "Chè Mây", &orders[1].code, &sum] {
        stage.assert_sees_not(kept);
    }
    assert_eq!(whoever.cookies, before, "nothing is remembered that would open more");
    for order in &orders {
        whoever.get(&format!("/orders/{}", order.code)).await.assert_ok().assert_has("input[name=phone]");
    }
}

#[tokio::test]
async fn a_wrong_code_and_a_wrong_phone_get_the_same_answer() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.placed(&honey, None).await;
    let mut stranger = app.visitor();
    let mut said = Vec::new();
    let of_the_purchase = (sale.purchase_code.as_str(), "0900000001");
    for (code, phone) in [(sale.code.as_str(), "0900000099"), ("ZZZZZZZZ", "0900000001"), of_the_purchase] {
        let answer = stranger.post("/orders", &[("code", code), ("phone", phone)]).await;
        answer.assert_refused().assert_has("button[formaction=\"/orders/text\"]");
        said.push((answer.all(".error-summary"), answer.reads()));
    }
    assert_eq!(said[0], said[1]);
    assert_eq!(said[0], said[2], "nor does a purchase's own code tell that it is one");
    let unknown = stranger.get("/orders/ZZZZZZZZ").await;
    let known = stranger.get(&format!("/orders/{}", sale.code)).await;
    assert_eq!(unknown.reads(), known.reads());
}

#[tokio::test]
async fn tries_are_limited_and_the_right_answer_is_refused_then_too() {
    let app = TestApp::with(|config| config.limits.look_up_per_hour = 3).await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.placed(&honey, None).await;
    let mut stranger = app.visitor();
    for _ in 0..3 {
        stranger.post("/orders", &[("code", &sale.code), ("phone", "0900000099")]).await.assert_refused();
    }
    let answer = stranger.post("/orders", &[("code", &sale.code), ("phone", &sale.phone)]).await;
    answer.assert_refused().assert_sees("Đã thử nhiều lần quá");
}

#[tokio::test]
async fn what_ended_or_was_paid_at_the_door_asks_for_nothing_more() {
    use chophien::market::orders::Status;

    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    for (status, due) in [(Status::Placed, true), (Status::Completed, false), (Status::Cancelled, false)] {
        let sale = app.order(&honey, 1, None, status).await;
        let stage = app.visitor().post("/orders", &[("code", &sale.code), ("phone", &sale.phone)]).await;
        assert_eq!(stage.assert_ok().reads().contains("Không còn gì phải trả"), !due, "{status:?}");
    }
}

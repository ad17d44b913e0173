//! Twin of `pages/public/orders/index.rs`: rule 15 for look-ups.

use crate::kit::TestApp;

#[tokio::test]
async fn an_order_is_shown_to_whoever_knows_its_code_and_phone() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.placed(&honey, None).await;
    let mut lan = app.visitor();
    let order = format!("/orders/{}", sale.code);
    let purchase = format!("/purchases/{}", sale.purchase_code);
    for path in [&order, &purchase] {
        lan.get(path).await.assert_ok().assert_sees_not("ngõ 62").assert_has("input[name=phone]");
    }
    lan.post("/orders", &[("code", &sale.code.to_lowercase()), ("phone", "0900 000 001")])
        .await
        .assert_redirect(&order);
    for path in [&order, &purchase] {
        lan.get(path).await.assert_ok().assert_sees("ngõ 62");
    }
}

#[tokio::test]
async fn a_wrong_code_and_a_wrong_phone_get_the_same_answer() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.placed(&honey, None).await;
    let mut stranger = app.visitor();
    let mut said = Vec::new();
    for (code, phone) in [(sale.code.as_str(), "0900000099"), ("ZZZZZZZZ", "0900000001")] {
        let answer = stranger.post("/orders", &[("code", code), ("phone", phone)]).await;
        answer.assert_refused();
        said.push(answer.all(".error-summary"));
    }
    assert_eq!(said[0], said[1]);
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

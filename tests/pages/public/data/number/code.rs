//! Twin of `pages/public/data/number/code.rs`.

use time::Duration;

use crate::{
    kit::TestApp,
    pages::public::data::{asked, proved},
};

const PHONE: &str = "0900000099";

#[tokio::test]
async fn digits_open_once_in_the_browser_that_asked_and_not_after_ten_minutes() {
    let app = TestApp::new().await;
    let (mut hers, mut other) = (app.visitor(), app.visitor());
    asked(&app, &mut hers, PHONE).await;
    let digits = app.code_texted_to(PHONE);
    other.post("/data/number/code", &[("code", &digits)]).await.assert_redirect("/data/number");
    let wrong = if digits == "000000" { "111111" } else { "000000" };
    hers.post("/data/number/code", &[("code", wrong)]).await.assert_refused().assert_field_error("code");
    hers.get("/data/own").await.assert_redirect("/data/number");
    let mut twin = hers.clone();
    hers.post("/data/number/code", &[("code", &digits)]).await.assert_redirect("/data/own");
    hers.get("/data/own").await.assert_ok().assert_sees("0900 000 099");
    twin.post("/data/number/code", &[("code", &digits)]).await.assert_refused();
    twin.get("/data/own").await.assert_redirect("/data/number");
    asked(&app, &mut other, PHONE).await;
    let late = app.code_texted_to(PHONE);
    app.later(Duration::minutes(10));
    other.post("/data/number/code", &[("code", &late)]).await.assert_refused();
}

#[tokio::test]
async fn the_code_of_an_order_opens_no_data_and_this_one_no_order() {
    let app = TestApp::new().await;
    let sale = app.placed(&app.honey(&app.my().await).await, None).await;
    let mut visitor = app.visitor();
    visitor.get("/orders").await.assert_ok();
    let order = [("code", sale.code.as_str()), ("phone", sale.phone.as_str())];
    visitor.post("/orders/text", &order).await.assert_redirect("/orders/proof");
    app.work_off().await;
    let digits = app.code_texted_to(&sale.phone);
    visitor.post("/data/number/code", &[("code", &digits)]).await.assert_refused();
    asked(&app, &mut visitor, &sale.phone).await;
    let digits = app.code_texted_to(&sale.phone);
    visitor.post("/orders/proof", &[("code", &digits)]).await.assert_refused();
    visitor.get(&format!("/orders/{}", sale.code)).await.assert_sees_not("ngõ 62");
}

#[tokio::test]
async fn a_proof_holds_a_quarter_of_an_hour() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    proved(&app, &mut visitor, PHONE).await.assert_redirect("/data/own");
    app.later(Duration::minutes(14));
    visitor.get("/data/own").await.assert_ok();
    app.later(Duration::minutes(1));
    for path in ["/data/own", "/data/own/file", "/data/own/erasure"] {
        visitor.get(path).await.assert_redirect("/data/number");
    }
}

#[tokio::test]
async fn without_a_code_under_way_one_begins_with_the_number() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.get("/data/number/code").await.assert_redirect("/data/number");
    visitor.get("/data/number").await.assert_ok();
    visitor.post("/data/number/code", &[("code", "123456")]).await.assert_redirect("/data/number");
}

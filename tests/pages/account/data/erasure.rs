//! Twin of `pages/account/data/erasure.rs`.

use chophien::market::orders::Status;
use time::Duration;

use crate::{
    kit::TestApp,
    market::privacy::{PHONE, bought, traces, xuyen},
};

const PATH: &str = "/account/data/erasure";

#[tokio::test]
async fn she_ticks_that_she_is_sure_and_is_gone_and_out() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let her = xuyen(&app).await;
    bought(&app, &my, Some(her), Status::Completed).await;
    let mut browser = app.visitor_as(her).await;
    browser.get(PATH).await.assert_ok().assert_sees("Còn giữ").assert_has("input[name=sure]");
    let before = traces(&app).await;
    browser.post(PATH, &[]).await.assert_refused().assert_field_error("sure");
    assert_eq!(traces(&app).await, before);
    browser.post(PATH, &[("sure", "1")]).await.assert_redirect("/");
    browser.get("/").await.assert_sees("Đã xoá tài khoản. Cảm ơn");
    browser.get("/account").await.assert_must_sign_in();
    app.work_off().await;
    assert!(app.last_text_to(PHONE).contains("vua duoc xoa"), "she is told, in case it was not she");
    assert_eq!(traces(&app).await, ["purchases: name", "purchases: phone"]);
}

#[tokio::test]
async fn what_stands_in_the_way_is_named_instead_of_the_form() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let her = xuyen(&app).await;
    let mut browser = app.visitor_as(her).await;
    browser.get(PATH).await.assert_has("input[name=sure]");
    let sale = bought(&app, &my, Some(her), Status::Packed).await;
    let before = traces(&app).await;
    // The page is of before she bought.
    let refused = browser.post(PATH, &[("sure", "1")]).await;
    refused.assert_refused().assert_sees(&format!("Đơn mua {} chưa xong", sale.code)).assert_sees("Chưa xoá gì cả");
    browser.get(PATH).await.assert_ok().assert_sees(&sale.code).assert_has_not("input[name=sure]");
    assert_eq!(traces(&app).await, before);
}

#[tokio::test]
async fn a_lent_phone_erases_nobody() {
    let app = TestApp::new().await;
    let her = xuyen(&app).await;
    let mut browser = app.visitor_as(her).await;
    browser.get(PATH).await.assert_ok();
    app.later(Duration::hours(2));
    let before = traces(&app).await;
    let asked = browser.post(PATH, &[("sure", "1")]).await;
    asked.assert_sees("mật khẩu");
    assert_eq!(traces(&app).await, before);
}

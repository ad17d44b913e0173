//! Twin of `pages/public/data/own/erasure.rs`.

use chophien::market::orders::Status;

use crate::{
    kit::TestApp,
    market::privacy::{PHONE, bought, traces},
    pages::public::data::proved,
};

const PATH: &str = "/data/own/erasure";

#[tokio::test]
async fn a_guest_ticks_that_she_is_sure_and_is_gone_and_a_second_time_changes_nothing() {
    let app = TestApp::new().await;
    bought(&app, &app.my().await, None, Status::Completed).await;
    let mut visitor = app.visitor();
    proved(&app, &mut visitor, PHONE).await.assert_redirect("/data/own");
    visitor.get(PATH).await.assert_ok().assert_sees("Còn giữ").assert_has("input[name=sure]");
    let before = traces(&app).await;
    visitor.post(PATH, &[]).await.assert_refused().assert_field_error("sure");
    assert_eq!(traces(&app).await, before);
    let mut twin = visitor.clone();
    visitor.post(PATH, &[("sure", "1")]).await.assert_redirect("/data");
    visitor.get("/data").await.assert_sees("Đã xoá.");
    app.work_off().await;
    let gone = traces(&app).await;
    assert_eq!(gone, ["purchases: name", "purchases: phone"]);
    visitor.post(PATH, &[("sure", "1")]).await.assert_redirect("/data/number");
    twin.post(PATH, &[("sure", "1")]).await.assert_redirect("/data");
    app.work_off().await;
    assert_eq!(traces(&app).await, gone);
}

#[tokio::test]
async fn an_order_under_way_is_named_instead_of_the_form() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor();
    proved(&app, &mut visitor, PHONE).await.assert_redirect("/data/own");
    visitor.get(PATH).await.assert_has("input[name=sure]");
    let sale = bought(&app, &my, None, Status::Packed).await;
    let before = traces(&app).await;
    let refused = visitor.post(PATH, &[("sure", "1")]).await;
    refused.assert_refused().assert_sees(&format!("Đơn mua {} chưa xong", sale.code)).assert_sees("Chưa xoá gì cả");
    visitor.get(PATH).await.assert_sees(&sale.code).assert_has_not("input[name=sure]");
    assert_eq!(traces(&app).await, before);
}

#[tokio::test]
async fn nobody_erases_by_a_number_that_she_has_not_proved() {
    let app = TestApp::new().await;
    bought(&app, &app.my().await, None, Status::Completed).await;
    let before = traces(&app).await;
    let mut visitor = app.visitor();
    visitor.get("/data/number").await.assert_ok();
    visitor.post(PATH, &[("sure", "1")]).await.assert_redirect("/data/number");
    proved(&app, &mut visitor, "0900000099").await.assert_redirect("/data/own");
    visitor.post(PATH, &[("sure", "1")]).await.assert_redirect("/data");
    app.work_off().await;
    assert_eq!(traces(&app).await, before);
}

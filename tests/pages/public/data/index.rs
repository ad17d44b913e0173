//! Twin of `pages/public/data/index.rs`.

use chophien::market::privacy::kept::KEPT;

use crate::kit::TestApp;

#[tokio::test]
async fn each_line_of_the_table_is_told_and_leads_on() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    let page = visitor.get("/data").await;
    page.assert_ok().assert_sees("1095 ngày").assert_has("a[href=\"/sign-in?return=/account/data\"]");
    assert_eq!(page.all("section.panel h2").len(), KEPT.len());
    let lan = app.lan().await;
    app.visitor_as(lan).await.get("/data").await.assert_has("main a[href=\"/account/data\"]");
}

//! Twin of `pages/staff/periods/index.rs`.

use chophien::market::periods::Period;

use crate::kit::TestApp;

#[tokio::test]
async fn each_period_is_told_with_the_days_that_it_has_today() {
    let app = TestApp::new().await;
    let mut tam = app.visitor_as(app.tam().await).await;
    let page = tam.get("/staff/periods").await;
    page.assert_ok().assert_sees("5 ngày").assert_sees("30 ngày").assert_sees("7 ngày");
    assert_eq!(page.all("main .rows li").len(), Period::ALL.len());
}

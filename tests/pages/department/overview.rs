//! `/department`

use crate::kit::TestApp;

#[tokio::test]
async fn an_empty_market_has_a_report_of_zeros() {
    let app = TestApp::new().await;
    let mut dung = app.visitor_as(app.dung().await).await;
    let page = dung.get("/department").await;
    page.assert_ok().assert_sees("Tháng 11 năm 2026").assert_sees("Tỉnh Tuyên Quang (gồm Hà Giang cũ)");
}

//! Twin of `pages/staff/accounts/index.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn somebody_is_found_by_her_number() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut tam = app.visitor_as(app.tam().await).await;
    tam.get("/staff/accounts").await.assert_ok().assert_sees("Không có tài khoản nào bị khoá");
    let found = tam.get("/staff/accounts?phone=0900+000+001").await;
    found.assert_redirect(&format!("/staff/accounts/{}", lan.0));
    tam.get("/staff/accounts?phone=0900000099").await.assert_ok().assert_sees("Không có tài khoản nào dùng số này");
    tam.get("/staff/accounts?phone=12").await.assert_ok().assert_has("#phone-wrong");
}

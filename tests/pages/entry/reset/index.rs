//! Twin of `pages/entry/reset/index.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn an_unknown_number_gets_the_same_pages() {
    let app = TestApp::new().await;
    app.lan().await;
    let (mut one, mut other) = (app.visitor(), app.visitor());
    let known = one.submit("/reset", &[("phone", "0900000001")]).await;
    let unknown = other.submit("/reset", &[("phone", "0900000099")]).await;
    assert_eq!(known.reads().replace("0900 000 001", "N"), unknown.reads().replace("0900 000 099", "N"));
    let fields = [("code", "123456"), ("password", "mật khẩu mới 2026")];
    let (known, unknown) = (one.post("/reset/code", &fields).await, other.post("/reset/code", &fields).await);
    assert_eq!(known.all(".wrong"), unknown.all(".wrong"));
}

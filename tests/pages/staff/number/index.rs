//! Twin of `pages/staff/number/index.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn every_refusal_stands_at_its_field_and_nobody_is_texted() {
    let app = TestApp::new().await;
    let (hanh, _, _) = (app.hanh().await, app.tam().await, app.lan().await);
    let mut visitor = app.visitor_as(hanh).await;
    for (phone, to, reason, identity, field) in [
        ("0900000099", "0900000077", "lost", "yes", "phone"),
        ("0900000005", "0900000077", "lost", "yes", "phone"),
        ("12", "0900000077", "lost", "yes", "phone"),
        ("0900000001", "12", "lost", "yes", "new_phone"),
        ("0900000001", "0900000001", "lost", "yes", "new_phone"),
        ("0900000001", "0900000077", "", "yes", "reason"),
        ("0900000001", "0900000077", "lost", "", "identity"),
    ] {
        let form = [("phone", phone), ("new_phone", to), ("reason", reason), ("identity", identity)];
        visitor.post("/staff/number", &form).await.assert_refused().assert_field_error(field);
    }
    app.work_off().await;
    assert_eq!(app.texts().len(), 0);
}

//! Twin of `pages/staff/roles.rs`.

use crate::kit::{TestApp, world::MEO_VAC};

#[tokio::test]
async fn every_refusal_stands_at_its_field() {
    let app = TestApp::new().await;
    let (tam, _) = (app.tam().await, app.hanh().await);
    let mut visitor = app.visitor_as(tam).await;
    for (phone, role, unit, field) in [
        ("0900000099", "moderator", "", "phone"),
        ("12", "moderator", "", "phone"),
        ("0900000003", "moderator", "", "phone"),
        ("0900000003", "owner", "", "role"),
        ("0900000003", "helper", "", "unit"),
        ("0900000003", "admin", MEO_VAC, "unit"),
        ("0900000003", "moderator", "99999", "unit"),
        ("0900000003", "moderator", "x", "unit"),
    ] {
        let answer = visitor.post("/staff/roles", &[("phone", phone), ("role", role), ("unit", unit)]).await;
        answer.assert_refused().assert_field_error(field);
    }
}

//! Twin of `pages/staff/roles.rs`.

use chophien::market::accounts::{Role, find};

use crate::kit::{TestApp, world::MEO_VAC};

#[tokio::test]
async fn an_administrator_grants_and_takes_back() {
    let app = TestApp::new().await;
    let (tam, lan) = (app.tam().await, app.lan().await);
    let mut visitor = app.visitor_as(tam).await;
    let helper = [("phone", "0900 000 001"), ("role", "helper"), ("unit", MEO_VAC)];
    visitor.submit("/staff/roles", &helper).await.assert_ok().assert_sees("Nguyễn Thị Lan").assert_sees("Mèo Vạc");
    assert!(find::person(&app.db.read, lan, 0).await.unwrap().expect("Lan").has(Role::Helper));
    visitor.submit("/staff/roles/revoke", &helper).await.assert_ok();
    assert!(!find::person(&app.db.read, lan, 0).await.unwrap().expect("Lan").has(Role::Helper));
    visitor.post("/staff/roles/revoke", &helper).await.assert_not_found();
}

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

#[tokio::test]
async fn she_keeps_her_own_last_role() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let mut visitor = app.visitor_as(tam).await;
    let own = [("phone", "0900000005"), ("role", "admin"), ("unit", "")];
    visitor.post("/staff/roles/revoke", &own).await.assert_refused().assert_field_error("");
    visitor.get("/staff/roles").await.assert_ok();
}

//! Twin of `pages/staff/buttons.rs`.

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
    let seen = app.now().0.to_string();
    let taken = [helper[0], helper[1], helper[2], ("granted_at", seen.as_str())];
    visitor.submit("/staff/roles/revocation", &taken).await.assert_ok();
    assert!(!find::person(&app.db.read, lan, 0).await.unwrap().expect("Lan").has(Role::Helper));
    let again = visitor.post("/staff/roles/revocation", &taken).await;
    again.assert_refused().assert_sees("Quyền này không còn như trên trang vừa xem");
}

#[tokio::test]
async fn she_keeps_her_own_last_role() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let mut visitor = app.visitor_as(tam).await;
    let seen = app.now().0.to_string();
    let own = [("phone", "0900000005"), ("role", "admin"), ("unit", ""), ("granted_at", seen.as_str())];
    visitor.post("/staff/roles/revocation", &own).await.assert_refused().assert_field_error("");
    visitor.get("/staff/roles").await.assert_ok();
}

//! Twin of `pages/staff/buttons.rs`.

use chophien::market::accounts::{Role, find, second::find::is_set};

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

#[tokio::test]
async fn a_colleagues_second_factor_is_taken_off_and_ones_own_is_not() {
    let app = TestApp::new().await;
    let (tam, hanh) = (app.tam().await, app.hanh().await);
    app.second_factor(tam).await;
    app.second_factor(hanh).await;
    let mut visitor = app.visitor_as(tam).await;
    let shown = visitor.get("/staff/roles").await;
    let there = shown.attributes("form[action=\"/staff/second-factors\"] input[name=phone]", "value");
    assert_eq!(there, ["0900000003"], "her own has no button");
    let seen = app.now().0.to_string();
    let of = |phone| [("phone", phone), ("set_at", seen.as_str())];
    let own = visitor.post("/staff/second-factors", &of("0900000005")).await;
    own.assert_refused().assert_sees("phải có hai người");
    assert!(is_set(&app.db.read, tam).await.unwrap());
    visitor.submit("/staff/second-factors", &of("0900000003")).await.assert_ok().assert_sees("Đã gỡ mã thứ hai");
    assert!(!is_set(&app.db.read, hanh).await.unwrap());
    visitor.post("/staff/second-factors", &of("0900000003")).await.assert_refused();
    visitor.post("/staff/second-factors", &[("phone", "0900000003"), ("set_at", "")]).await.assert_refused();
}

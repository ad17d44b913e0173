//! Twin of `pages/account/security.rs` and of the deed beside it.

use chophien::{entities::session, infra::sessions::SessionKey};
use sea_orm::EntityTrait;
use time::Duration;

use crate::kit::{PASSWORD, TestApp, Visitor};

const ANDROID: &str =
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";

async fn came_in(app: &TestApp, agent: &str) -> Visitor {
    let mut visitor = app.visitor();
    visitor.headers.push(("user-agent", agent.to_owned()));
    let form = [("phone", "0900000001"), ("password", PASSWORD)];
    visitor.post("/sign-in", &form).await.assert_redirect("/account");
    visitor
}

#[tokio::test]
async fn one_sees_with_what_one_is_in_and_no_secret_of_it() {
    let app = TestApp::new().await;
    app.lan().await;
    let (mut here, lent) = (came_in(&app, ANDROID).await, came_in(&app, "curl/8.5.0").await);
    let page = here.get("/account/security").await;
    page.assert_ok().assert_sees("Chrome trên Android Máy này").assert_sees("Không rõ máy nào");
    assert_eq!(page.attributes("button[name=session]", "value").len(), 2, "the other one, and all others");
    for visitor in [&here, &lent] {
        let id = visitor.cookies["session"].clone();
        assert!(!page.text().contains(&id));
    }
    let rows = session::Entity::find().all(&app.db.read).await.expect("sessions");
    assert!(rows.iter().all(|row| !page.text().contains(&row.id_hash)));
}

#[tokio::test]
async fn one_device_is_signed_out_or_all_others() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut here = app.visitor_as(lan).await;
    let (mut lost, mut lent, mut sold) =
        (app.visitor_as(lan).await, app.visitor_as(lan).await, app.visitor_as(lan).await);
    let name = SessionKey::of(&lost.cookies["session"]).name();
    here.get("/account/security").await.assert_has(&format!("button[value=\"{name}\"]"));
    for _ in 0..2 {
        here.post("/account/security/end", &[("session", &name)]).await.assert_redirect("/account/security");
    }
    lost.get("/account").await.assert_must_sign_in();
    lent.get("/account").await.assert_ok();
    here.post("/account/security/end", &[("session", "others")]).await.assert_redirect("/account/security");
    for visitor in [&mut lent, &mut sold] {
        visitor.get("/account").await.assert_must_sign_in();
    }
    here.get("/account/security").await.assert_ok().assert_has_not("button[name=session]");
}

#[tokio::test]
async fn nobody_ends_somebody_elses() {
    let app = TestApp::new().await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let (mut stranger, mut hers) = (app.visitor_as(tam).await, app.visitor_as(lan).await);
    let name = SessionKey::of(&hers.cookies["session"]).name();
    stranger.get("/account/security").await.assert_ok().assert_has_not(&format!("button[value=\"{name}\"]"));
    stranger.post("/account/security/end", &[("session", &name)]).await.assert_redirect("/account/security");
    hers.get("/account").await.assert_ok();
}

#[tokio::test]
async fn that_a_session_is_used_is_written_once_an_hour() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    let began = app.now();
    let seen = async || session::Entity::find().one(&app.db.read).await.expect("sessions").expect("hers").seen_at;
    app.later(Duration::minutes(59));
    visitor.get("/account").await.assert_ok();
    assert_eq!(seen().await, began);
    app.later(Duration::minutes(1));
    visitor.get("/").await.assert_ok();
    assert_eq!(seen().await, app.now());
}

#[tokio::test]
async fn staff_sign_in_again_after_a_working_day_and_keep_what_they_typed() {
    let app = TestApp::new().await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let (mut buyer, mut admin) = (app.visitor_as(lan).await, app.visitor_as(tam).await);
    admin.get("/staff/roles").await.assert_ok();
    app.later(Duration::hours(12));
    buyer.get("/account").await.assert_ok();
    let form = [("phone", "0900000001"), ("role", "analyst"), ("unit", "")];
    let asked = admin.post("/staff/roles", &form).await;
    asked.assert_has("form[action=\"/sign-in\"] input[name=waiting]");
    admin.get("/staff").await.assert_must_sign_in();
    assert_eq!(app.roles_of("0900000001").await, []);
}

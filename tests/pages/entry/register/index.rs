//! Twin of `pages/entry/register/index.rs`.

use chophien::{
    entities::{account, texted_code},
    market::documents::slugs,
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{Answer, TestApp, Visitor};

const NEW: &str = "0900000101";

fn typed(phone: &str) -> [(&str, &str); 3] {
    [("name", "Giàng Thị Sai"), ("phone", phone), ("accept", "yes")]
}

/// What is typed, in the form that shows what holds.
async fn send(app: &TestApp, visitor: &mut Visitor, phone: &str) -> Answer {
    let versions = app.versions(&slugs::AT_REGISTRATION).await;
    let fields = versions.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<_> = typed(phone).into_iter().chain(fields).collect();
    visitor.post("/register", &fields).await
}

#[tokio::test]
async fn a_known_number_and_a_new_one_get_the_same_answer() {
    let app = TestApp::new().await;
    app.lan().await;
    let (mut one, mut other) = (app.visitor(), app.visitor());
    let (known, new) = (send(&app, &mut one, "0900000001").await, send(&app, &mut other, NEW).await);
    let (known, new) = (one.follow(known).await, other.follow(new).await);
    assert_eq!(known.reads().replace("0900 000 001", "N"), new.reads().replace("0900 000 101", "N"));
    app.work_off().await;
    assert!(app.last_text_to("0900000001").contains("/reset"), "only the owner of the number is told");
    let wrong_for_known = one.post("/register/code", &[("code", "123456"), ("password", "mùa ngô mới")]).await;
    let wrong_for_new = other.post("/register/code", &[("code", "123456"), ("password", "mùa ngô mới")]).await;
    assert_eq!(wrong_for_known.all(".wrong"), wrong_for_new.all(".wrong"));
}

#[tokio::test]
async fn every_field_says_what_is_wrong_and_what_was_typed_stays() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    let fields = [("name", "\u{200b}\u{200b}"), ("phone", "0123"), ("unit_text", "Không Có Xã Này")];
    let answer = visitor.post("/register", &fields).await;
    answer.assert_refused();
    for field in ["name", "phone", "accept", "unit"] {
        answer.assert_field_error(field);
    }
    assert_eq!(answer.value("phone").as_deref(), Some("0123"));
    answer.assert_has_not("input[type=password]");
    assert_eq!(texted_code::Entity::find().count(&app.db.read).await.unwrap(), 0);
}

#[tokio::test]
async fn the_box_is_not_ticked_beforehand() {
    let app = TestApp::new().await;
    app.visitor().get("/register").await.assert_has("#accept").assert_has_not("#accept[checked]");
}

#[tokio::test]
async fn codes_for_one_number_are_limited() {
    let app = TestApp::with(|config| config.limits.code_per_hour = 2).await;
    let mut visitor = app.visitor();
    for _ in 0..2 {
        send(&app, &mut visitor, NEW).await.assert_redirect("/register/code");
    }
    let stopped = send(&app, &mut visitor, NEW).await;
    stopped.assert_refused().assert_field_error("");
    assert_eq!(stopped.value("name").as_deref(), Some("Giàng Thị Sai"));
    assert_eq!(account::Entity::find().count(&app.db.read).await.unwrap(), 0);
}

#[tokio::test]
async fn codes_asked_for_from_one_address_are_limited() {
    let app = TestApp::with(|config| config.limits.code_from_per_hour = 2).await;
    let mut visitor = app.visitor();
    send(&app, &mut visitor, NEW).await.assert_redirect("/register/code");
    visitor.post("/reset", &[("phone", "0900000103")]).await.assert_redirect("/reset/code");
    send(&app, &mut visitor, "0900000104").await.assert_refused();
}

#[tokio::test]
async fn rules_published_since_the_form_was_shown_are_asked_anew_and_a_forged_version_is_refused() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    let shown = visitor.get("/register").await.attributes("input[name=\"version\"]", "value");
    assert_eq!(shown, ["operating-rules:vi:2", "privacy:vi:2"]);
    app.publish("privacy").await;
    let forged = ["operating-rules:vi:2".to_owned(), "privacy:vi:7".to_owned()];
    for versions in [&shown[..], &forged[..], &shown[..1]] {
        let versions = versions.iter().map(|version| ("version", version.as_str()));
        let fields: Vec<_> = typed(NEW).into_iter().chain(versions).collect();
        let told = visitor.post("/register", &fields).await;
        told.assert_refused().assert_field_error("accept").assert_sees("“Bảo vệ dữ liệu cá nhân” vừa có bản mới");
        told.assert_has_not("#accept[checked]").assert_has("input[value=\"privacy:vi:3\"]");
        assert_eq!(told.value("name").as_deref(), Some("Giàng Thị Sai"));
    }
    visitor.post("/register", &typed(NEW)).await.assert_refused().assert_field_error("");
    assert_eq!(texted_code::Entity::find().count(&app.db.read).await.unwrap(), 0);
    send(&app, &mut visitor, NEW).await.assert_redirect("/register/code");
}

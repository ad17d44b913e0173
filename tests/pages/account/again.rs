//! Twin of `pages/account/again.rs`.

use chophien::market::accounts::Role;
use time::Duration;

use crate::kit::{Answer, PASSWORD, TestApp, Visitor};

/// What waits on a page, as the browser sends it on.
pub(super) async fn send_on(visitor: &mut Visitor, page: &Answer, to: &str) -> Answer {
    let css = format!("form[action=\"{to}\"] input");
    let (names, values) = (page.attributes(&css, "name"), page.attributes(&css, "value"));
    let fields: Vec<_> = names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    visitor.post(to, &fields).await
}

#[tokio::test]
async fn a_right_is_given_after_the_password_and_with_what_was_typed_before_it() {
    let app = TestApp::new().await;
    let (tam, _) = (app.tam().await, app.lan().await);
    let mut visitor = app.visitor_as(tam).await;
    visitor.get("/staff/roles").await.assert_ok();
    app.later(Duration::minutes(16));
    let form = [("phone", "0900000001"), ("role", "moderator"), ("unit", "")];
    let asked = visitor.post("/staff/roles", &form).await;
    asked.assert_refused().assert_has("form[action=\"/account/again\"] input[name=password]");
    assert_eq!(app.roles_of("0900000001").await, [], "nothing has been given");
    let (back, waiting) = (asked.value("return").expect("a way"), asked.value("waiting").expect("a form"));
    assert!(!waiting.contains("csrf"), "{waiting}");
    let with = |password| [("password", password), ("return", back.as_str()), ("waiting", waiting.as_str())];
    let wrong = visitor.post("/account/again", &with("a guess")).await;
    wrong.assert_refused().assert_field_error("password");
    assert_eq!(wrong.value("waiting").as_deref(), Some(waiting.as_str()), "and it still waits");
    let right = visitor.post("/account/again", &with(PASSWORD)).await;
    right.assert_ok();
    send_on(&mut visitor, &right, "/staff/roles").await.assert_redirect("/staff/roles");
    assert_eq!(app.roles_of("0900000001").await, [Role::Moderator]);
}

#[tokio::test]
async fn members_exports_and_numbers_ask_for_it_and_other_deeds_do_not() {
    let app = TestApp::new().await;
    let (my, dung, hanh) = (app.my().await, app.dung().await, app.hanh().await);
    let mut admin = app.visitor_as(app.tam().await).await;
    let (mut seller, mut analyst) = (app.visitor_as(my.account).await, app.visitor_as(dung).await);
    let mut moderator = app.visitor_as(hanh).await;
    for report in ["/department/report.csv", "/department/report.xlsx"] {
        analyst.get(report).await.assert_ok();
    }
    app.later(Duration::minutes(16));
    for report in ["/department/report.csv", "/department/report.xlsx?by=commune"] {
        let asked = analyst.get(report).await;
        assert!(asked.location().is_some_and(|to| to.starts_with("/account/again?return=")), "{report}");
        let back = analyst.follow(asked).await.value("return").expect("a way");
        assert_eq!(back, report);
    }
    let members = format!("/seller/{}/members", my.code);
    for (path, form) in [
        (members.as_str(), vec![("phone", "0900000099")]),
        (members.as_str(), vec![("remove", "0900000099")]),
        ("/account/number", vec![("phone", "0900000099")]),
    ] {
        let asked = seller.post(path, &form).await;
        asked.assert_refused().assert_has("form[action=\"/account/again\"] input[name=waiting]");
    }
    let form = [("phone", "0900000002"), ("new_phone", "0900000099"), ("reason", "lost"), ("identity", "yes")];
    moderator.post("/staff/number", &form).await.assert_has("form[action=\"/account/again\"]");
    admin.get("/staff/roles").await.assert_ok();
    let form = [("phone", "0900000003"), ("set_at", "1")];
    admin.post("/staff/second-factors", &form).await.assert_has("form[action=\"/account/again\"]");
    assert_eq!(app.texts().len(), 0, "nobody was texted");
    let about = [("name", "Vàng Thị Mỷ"), ("language", "vi"), ("unit_text", "")];
    seller.get("/account").await.assert_ok();
    seller.post("/account", &about).await.assert_redirect("/account");
}

#[tokio::test]
async fn too_many_guesses_in_one_session_keep_nobody_out_elsewhere() {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 3).await;
    let lan = app.lan().await;
    let (mut lent, mut own) = (app.visitor_as(lan).await, app.visitor_as(lan).await);
    let before = app.passwords.turns().taken();
    for _ in 0..6 {
        lent.post("/account/again", &[("password", "a guess")]).await.assert_refused();
    }
    assert_eq!(app.passwords.turns().taken(), before + 3);
    lent.post("/account/again", &[("password", PASSWORD)]).await.assert_refused().assert_field_error("");
    own.post("/account/again", &[("password", PASSWORD)]).await.assert_redirect("/account/security");
    let form = [("phone", "0900000001"), ("password", PASSWORD)];
    app.visitor().post("/sign-in", &form).await.assert_redirect("/account");
}

#[tokio::test]
async fn one_goes_on_within_this_site_alone() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor_as(app.lan().await).await;
    for (to, goes) in [("/account/number", "/account/number"), ("//evil.example", "/account/security")] {
        visitor.post("/account/again", &[("password", PASSWORD), ("return", to)]).await.assert_redirect(goes);
    }
}

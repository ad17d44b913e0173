//! Twin of `pages/entry/sign_in/code.rs`: where too many wrong passwords were typed, a texted code and the right one let in.

use crate::kit::{PASSWORD, TestApp, Visitor};

/// A market where strangers have typed all the wrong passwords that Lan's number may have.
pub async fn slowed() -> TestApp {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 3).await;
    app.lan().await;
    let mut stranger = app.visitor();
    for _ in 0..3 {
        stranger.post("/sign-in", &[("phone", "0900000001"), ("password", "a guess")]).await.assert_refused();
    }
    app
}

/// Somebody to whom a code has been texted.
pub async fn texted(app: &TestApp, phone: &str) -> Visitor {
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await;
    visitor.post("/sign-in/text", &[("phone", phone)]).await.assert_redirect("/sign-in/code");
    app.work_off().await;
    visitor
}

fn other_than(code: &str) -> &'static str {
    if code == "000000" { "111111" } else { "000000" }
}

#[tokio::test]
async fn a_code_and_the_password_let_in_whom_strangers_have_slowed() {
    let app = slowed().await;
    let mut lan = app.visitor();
    let told = lan.post("/sign-in", &[("phone", "0900 000 001"), ("password", PASSWORD)]).await;
    told.assert_refused().assert_sees("quá nhiều lần").assert_has("button[formaction=\"/sign-in/text\"]");
    assert_eq!(told.value("phone").as_deref(), Some("0900 000 001"));
    lan.post("/sign-in/text", &[("phone", "0900 000 001")]).await.assert_redirect("/sign-in/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    let slip = lan.post("/sign-in/code", &[("code", &code), ("password", "a slip")]).await;
    slip.assert_refused().assert_field_error("password");
    assert_eq!(slip.value("code").as_deref(), Some(code.as_str()), "a slip costs no second text");
    lan.post("/sign-in/code", &[("code", &code), ("password", PASSWORD)]).await.assert_redirect("/account");
    lan.get("/account").await.assert_ok().assert_sees("Nguyễn Thị Lan");
}

#[tokio::test]
async fn a_code_alone_or_a_password_alone_lets_nobody_in() {
    let app = slowed().await;
    let mut lan = texted(&app, "0900000001").await;
    let code = app.code_texted_to("0900000001");
    let before = app.passwords.turns().taken();
    lan.post("/sign-in/code", &[("code", &code), ("password", "")])
        .await
        .assert_refused()
        .assert_field_error("password");
    lan.post("/sign-in/code", &[("code", ""), ("password", PASSWORD)])
        .await
        .assert_refused()
        .assert_field_error("code");
    let wrong = lan.post("/sign-in/code", &[("code", other_than(&code)), ("password", PASSWORD)]).await;
    wrong.assert_refused().assert_field_error("code");
    assert_eq!(app.passwords.turns().taken(), before, "a guess is answered before anything is compared");
    app.visitor().post("/sign-in/code", &[("code", &code), ("password", PASSWORD)]).await.assert_redirect("/sign-in");
    for _ in 0..4 {
        lan.post("/sign-in/code", &[("code", &code), ("password", "a guess")]).await.assert_refused();
    }
    let late = lan.post("/sign-in/code", &[("code", &code), ("password", PASSWORD)]).await;
    late.assert_refused().assert_sees("không còn dùng được");
    assert_eq!(app.passwords.turns().taken(), before + 4, "five tries in all, one of them with wrong digits");
    assert!(!lan.cookies.contains_key("session"));
}

#[tokio::test]
async fn a_known_number_and_an_unknown_one_get_the_same_pages() {
    let app = slowed().await;
    let (mut one, mut other) = (app.visitor(), app.visitor());
    one.get("/sign-in").await;
    other.get("/sign-in").await;
    let known = one.submit("/sign-in/text", &[("phone", "0900000001")]).await;
    let unknown = other.submit("/sign-in/text", &[("phone", "0900000099")]).await;
    assert_eq!(known.reads().replace("0900 000 001", "N"), unknown.reads().replace("0900 000 099", "N"));
    app.work_off().await;
    assert!(app.last_text_to("0900000099").contains("/register"), "only the owner of the number is told");
    let typed = [("code", other_than(&app.code_texted_to("0900000001"))), ("password", PASSWORD)];
    let (known, unknown) = (one.post("/sign-in/code", &typed).await, other.post("/sign-in/code", &typed).await);
    assert_eq!(known.reads().replace("0900 000 001", "N"), unknown.reads().replace("0900 000 099", "N"));
}

#[tokio::test]
async fn a_code_for_something_else_is_none_here() {
    let app = slowed().await;
    let mut visitor = app.visitor();
    visitor.post("/reset", &[("phone", "0900000001")]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    visitor.post("/sign-in/code", &[("code", &code), ("password", PASSWORD)]).await.assert_refused();
    let mut visitor = texted(&app, "0900000001").await;
    let code = app.code_texted_to("0900000001");
    let fields = [("code", code.as_str()), ("password", "mật khẩu mới 2026")];
    visitor.post("/reset/code", &fields).await.assert_refused();
}

#[tokio::test]
async fn one_comes_back_to_where_one_was_going_with_what_was_typed() {
    let app = slowed().await;
    let mut lan = app.visitor();
    lan.get("/sign-in").await;
    let (back, typed) = (("return", "/account/password"), ("phone", "0900000001"));
    lan.post("/sign-in/text", &[typed, back]).await.assert_redirect("/sign-in/code?return=%2Faccount%2Fpassword");
    let form = lan.get("/sign-in/code?return=%2Faccount%2Fpassword").await;
    assert_eq!(form.value("return").as_deref(), Some("/account/password"));
    app.visitor().get("/sign-in/code").await.assert_redirect("/sign-in");

    let waiting = ("waiting", "{\"name\":[\"Lan Mai\"]}");
    let page = lan.post("/sign-in/text", &[typed, ("return", "/account"), waiting]).await;
    assert_eq!(page.assert_ok().value("waiting").as_deref(), Some(waiting.1));
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    let sent = [("code", code.as_str()), ("password", PASSWORD), ("return", "/account"), waiting];
    let entered = lan.post("/sign-in/code", &sent).await;
    entered.assert_ok().assert_sees("Gửi tiếp");
    assert_eq!(entered.value("name").as_deref(), Some("Lan Mai"));
}

#[tokio::test]
async fn the_right_code_sent_twice_at_once_is_used_once() {
    let app = slowed().await;
    let mut lan = texted(&app, "0900000001").await;
    let code = app.code_texted_to("0900000001");
    lan.get("/sign-in/code").await;
    let mut twin = lan.clone();
    let fields = [("code", code.as_str()), ("password", PASSWORD)];
    let (first, second) = tokio::join!(lan.post("/sign-in/code", &fields), twin.post("/sign-in/code", &fields));
    assert_ne!(first.status.is_redirection(), second.status.is_redirection(), "one of them");
}

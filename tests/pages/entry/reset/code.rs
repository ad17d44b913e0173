//! Twin of `pages/entry/reset/code.rs`.

use chophien::entities::account;
use sea_orm::EntityTrait;

use crate::kit::{PASSWORD, TestApp};

#[tokio::test]
async fn a_forgotten_password_is_set_anew_and_other_devices_are_out() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut elsewhere = app.visitor_as(lan).await;
    let mut visitor = app.visitor();
    visitor.post("/reset", &[("phone", "0900 000 001")]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    let short = visitor.post("/reset/code", &[("code", &code), ("password", "ngắn")]).await;
    short.assert_refused().assert_field_error("password");
    let fields = [("code", code.as_str()), ("password", "mật khẩu mới 2026")];
    visitor.post("/reset/code", &fields).await.assert_redirect("/account");
    visitor.get("/account").await.assert_ok();
    elsewhere.get("/account").await.assert_must_sign_in();
    let old = [("phone", "0900000001"), ("password", PASSWORD)];
    app.visitor().post("/sign-in", &old).await.assert_refused();
}

#[tokio::test]
async fn without_a_code_under_way_one_begins_at_the_beginning() {
    let app = TestApp::new().await;
    app.visitor().get("/reset/code").await.assert_redirect("/reset");
    app.visitor().get("/register/code").await.assert_redirect("/register");
}

#[tokio::test]
async fn a_wrong_code_costs_no_hash_and_the_right_one_sets_the_password_once() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor();
    visitor.post("/reset", &[("phone", "0900000001")]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    let wrong = if code == "000000" { "111111" } else { "000000" };
    let fields = |code| [("code", code), ("password", "mật khẩu mới 2026")];
    let before = app.passwords.turns().taken();
    for _ in 0..4 {
        visitor.post("/reset/code", &fields(wrong)).await.assert_refused().assert_field_error("code");
    }
    assert_eq!(app.passwords.turns().taken(), before, "a guess is answered before anything is hashed");
    let mut twin = visitor.clone();
    visitor.post("/reset/code", &fields(&code)).await.assert_redirect("/account");
    assert_eq!(app.passwords.turns().taken(), before + 1);
    let late = [("code", code.as_str()), ("password", "mật khẩu của kẻ khác")];
    twin.post("/reset/code", &late).await.assert_refused().assert_sees("không còn dùng được");
    assert_eq!(app.passwords.turns().taken(), before + 1, "a spent code costs none either");
    let row = account::Entity::find_by_id(lan).one(&app.db.read).await.unwrap().expect("hers");
    assert_eq!(row.session_epoch, 1, "set once");
    let new = [("phone", "0900000001"), ("password", "mật khẩu mới 2026")];
    app.visitor().post("/sign-in", &new).await.assert_redirect("/account");
}

#[tokio::test]
async fn five_wrong_codes_spend_it_and_the_password_stays() {
    let app = TestApp::new().await;
    app.lan().await;
    let mut visitor = app.visitor();
    visitor.post("/reset", &[("phone", "0900000001")]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    let wrong = if code == "000000" { "111111" } else { "000000" };
    let before = app.passwords.turns().taken();
    for typed in [wrong, wrong, wrong, wrong, wrong, &code] {
        let fields = [("code", typed), ("password", "mật khẩu mới 2026")];
        visitor.post("/reset/code", &fields).await.assert_refused();
    }
    assert_eq!(app.passwords.turns().taken(), before);
    let old = [("phone", "0900000001"), ("password", PASSWORD)];
    app.visitor().post("/sign-in", &old).await.assert_redirect("/account");
}

#[tokio::test]
async fn the_right_code_sent_twice_at_once_sets_the_password_once() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor();
    visitor.post("/reset", &[("phone", "0900000001")]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    visitor.get("/reset/code").await;
    let mut twin = visitor.clone();
    let (one, other) = (
        [("code", code.as_str()), ("password", "mật khẩu số một")],
        [("code", &*code), ("password", "mật khẩu số hai")],
    );
    let (first, second) = tokio::join!(visitor.post("/reset/code", &one), twin.post("/reset/code", &other));
    assert_ne!(first.status.is_redirection(), second.status.is_redirection(), "one of them");
    let row = account::Entity::find_by_id(lan).one(&app.db.read).await.unwrap().expect("hers");
    assert_eq!(row.session_epoch, 1);
}

#[tokio::test]
async fn a_code_alone_freezes_the_account_and_a_browser_that_came_in_before_does_not() {
    let app = TestApp::new().await;
    app.lan().await;
    let (mut own, mut strange) = (app.visitor(), app.visitor());
    let form = [("phone", "0900000001"), ("password", PASSWORD)];
    own.post("/sign-in", &form).await.assert_redirect("/account");
    own.get("/account").await.assert_ok();
    own.post("/sign-out", &[]).await.assert_redirect("/");
    for (visitor, frozen) in [(&mut own, false), (&mut strange, true)] {
        visitor.post("/reset", &[("phone", "0900000001")]).await.assert_redirect("/reset/code");
        app.work_off().await;
        let code = app.code_texted_to("0900000001");
        let fields = [("code", code.as_str()), ("password", "mật khẩu mới 2026")];
        let page = visitor.submit("/reset/code", &fields).await;
        page.assert_ok().assert_sees("Đã đặt mật khẩu mới");
        for page in [page, visitor.get("/account/security").await] {
            assert_eq!(page.reads().contains("08:00 25/11/2026"), frozen, "{}", page.reads());
        }
    }
}

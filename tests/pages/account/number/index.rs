//! Twin of `pages/account/number/index.rs`.

use crate::kit::{Answer, TestApp};

#[tokio::test]
async fn a_known_number_is_answered_like_any_other() {
    let app = TestApp::new().await;
    let (lan, _) = (app.lan().await, app.hanh().await);
    let blot = |answer: &Answer, spaced: &str| answer.text().replace('\u{a0}', " ").replace(spaced, "·");
    let mut said = Vec::new();
    for (number, spaced) in [("0900000003", "0900 000 003"), ("0900000077", "0900 000 077")] {
        let mut visitor = app.visitor_as(lan).await;
        let answer = visitor.post("/account/number", &[("phone", number)]).await;
        answer.assert_redirect("/account/number/code");
        visitor.get("/account/number/code").await.assert_ok().assert_sees(spaced);
        app.work_off().await;
        // Whoever does not hold the new number hears of its code alone, also where the other is right.
        let old = app.code_texted_to("0900000001");
        for old in [old.as_str(), "000000"] {
            let tried = visitor.post("/account/number/code", &[("new_code", "999999"), ("old_code", old)]).await;
            tried.assert_refused().assert_field_error("new_code");
            assert_eq!(tried.all("[id=old_code-wrong]"), Vec::<String>::new());
            let page = blot(&tried, spaced);
            let csrf = tried.value("csrf").expect("a token");
            said.push((tried.status, page.replace(&csrf, "").replace(old, "")));
        }
    }
    assert_eq!(said[..2], said[2..]);
}

#[tokio::test]
async fn ones_own_number_and_what_is_none_are_told_at_the_field() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor_as(app.lan().await).await;
    for number in ["0900000001", "+84 900 000 001", "12", ""] {
        visitor.post("/account/number", &[("phone", number)]).await.assert_refused().assert_field_error("phone");
    }
    assert_eq!(app.texts().len(), 0);
}

#[tokio::test]
async fn there_are_no_codes_without_end() {
    let app = TestApp::with(|config| config.limits.code_per_hour = 1).await;
    let mut visitor = app.visitor_as(app.lan().await).await;
    visitor.post("/account/number", &[("phone", "0900000077")]).await.assert_redirect("/account/number/code");
    visitor.post("/account/number", &[("phone", "0900000077")]).await.assert_refused().assert_field_error("");
}

/// Numbers are given to new owners: whoever set a new password by a texted code alone moves the account nowhere for three days.
#[tokio::test]
async fn after_a_password_by_a_texted_code_alone_the_number_stays() {
    let app = TestApp::new().await;
    app.my().await;
    let mut holder = app.visitor();
    holder.post("/reset", &[("phone", "0900000002")]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000002");
    let fields = [("code", code.as_str()), ("password", "mùa ngô mới 2026")];
    holder.post("/reset/code", &fields).await.assert_redirect("/account");
    app.work_off().await;
    let before = app.texts().len();
    let asked = holder.post("/account/number", &[("phone", "0900000077")]).await;
    asked.assert_refused().assert_sees("chưa đổi số được");
    assert_eq!(asked.value("phone").as_deref(), Some("0900000077"), "what was typed is kept");
    app.work_off().await;
    assert_eq!(app.texts().len(), before, "nobody is texted");
    holder.get("/account/number/code").await.assert_redirect("/account/number");
}

//! Twin of `pages/entry/sign_in/second.rs`.

use chophien::config::SecondFactor;
use time::Duration;

use crate::kit::{Answer, PASSWORD, TestApp, Visitor};

const HANH: &str = "0900000003";
const PATH: &str = "/sign-in/second";

async fn strict() -> TestApp {
    TestApp::with(|config| config.accounts.second_factor = SecondFactor::Staff).await
}

/// Her password is typed, on the way to that address.
async fn typed(visitor: &mut Visitor, back: &str) -> Answer {
    visitor.post("/sign-in", &[("phone", HANH), ("password", PASSWORD), ("return", back)]).await
}

async fn tried(visitor: &mut Visitor, code: &str) -> Answer {
    visitor.post(PATH, &[("code", code)]).await
}

/// Digits that are not those.
fn other_than(code: &str) -> &'static str {
    if code == "000000" { "111111" } else { "000000" }
}

#[tokio::test]
async fn password_and_code_let_one_in_and_neither_does_without_the_other() {
    let app = strict().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let mut visitor = app.visitor();
    visitor.get(PATH).await.assert_redirect("/sign-in");
    typed(&mut visitor, "/staff/log").await.assert_redirect("/sign-in/second?return=%2Fstaff%2Flog");
    assert!(!visitor.cookies.contains_key("session"), "not in yet");
    visitor.get("/account").await.assert_must_sign_in();

    let page = visitor.get("/sign-in/second?return=%2Fstaff%2Flog").await;
    page.assert_ok().assert_sees_not("Chợ mẫu");
    let code = app.code_of_the_app();
    tried(&mut visitor, other_than(&code)).await.assert_refused().assert_field_error("code");
    assert!(!visitor.cookies.contains_key("session"));
    let fields = [("code", code.as_str()), ("return", "/staff/log")];
    visitor.post(PATH, &fields).await.assert_redirect("/staff/log");
    visitor.get("/staff/log").await.assert_ok();
    assert!(!visitor.cookies.contains_key("second"), "the ticket is used");
    assert!(visitor.cookies.contains_key("known"));
}

#[tokio::test]
async fn who_has_one_is_asked_whatever_the_market_asks_of_staff() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let mut visitor = app.visitor();
    typed(&mut visitor, "").await.assert_redirect(PATH);
    tried(&mut visitor, &app.code_of_the_app()).await.assert_redirect("/staff");
}

#[tokio::test]
async fn a_code_is_used_once_also_in_another_browser() {
    let app = strict().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let (mut one, mut other) = (app.visitor(), app.visitor());
    typed(&mut one, "").await.assert_redirect(PATH);
    typed(&mut other, "").await.assert_redirect(PATH);
    let code = app.code_of_the_app();
    tried(&mut one, &code).await.assert_redirect("/staff");
    tried(&mut other, &code).await.assert_refused().assert_field_error("code");
}

#[tokio::test]
async fn a_code_that_was_written_down_lets_in_once_and_tells_how_many_are_left() {
    let app = strict().await;
    let hanh = app.hanh().await;
    let codes = app.second_factor(hanh).await;
    let mut visitor = app.visitor();
    typed(&mut visitor, "").await.assert_redirect(PATH);
    let entered = tried(&mut visitor, &codes[0]).await;
    entered.assert_redirect("/staff");
    visitor.follow(entered).await.assert_ok().assert_sees("Còn 9 mã");
    let mut again = app.visitor();
    typed(&mut again, "").await.assert_redirect(PATH);
    tried(&mut again, &codes[0]).await.assert_refused();
}

#[tokio::test]
async fn a_ticket_is_worth_five_minutes_one_browser_and_one_password() {
    let app = strict().await;
    let hanh = app.hanh().await;
    app.lan().await;
    app.second_factor(hanh).await;
    let mut late = app.visitor();
    typed(&mut late, "").await.assert_redirect(PATH);
    let mut thief = app.visitor();
    thief.get("/sign-in").await;
    thief.cookies.insert("second".into(), late.cookies["second"].clone());
    tried(&mut thief, &app.code_of_the_app()).await.assert_refused().assert_field_error("");
    assert!(!thief.cookies.contains_key("session"));
    let mut forger = late.clone();
    let (head, tail) = late.cookies["second"].split_once('.').expect("parts");
    forger.cookies.insert("second".into(), format!("{}.{tail}", if head.ends_with('1') { "2" } else { "1" }));
    tried(&mut forger, &app.code_of_the_app()).await.assert_refused();

    app.later(Duration::minutes(5));
    let answer = tried(&mut late, &app.code_of_the_app()).await;
    answer.assert_refused().assert_field_error("").assert_has("form[action=\"/sign-in\"] input[name=phone]");
    assert!(!late.cookies.contains_key("session"));
}

#[tokio::test]
async fn a_new_password_makes_the_ticket_of_the_old_one_worth_nothing() {
    let app = strict().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let mut thief = app.visitor();
    typed(&mut thief, "").await.assert_redirect(PATH);
    let mut owner = app.visitor_as(hanh).await;
    let fields = [("old_password", PASSWORD), ("new_password", "mùa ngô mới")];
    owner.post("/account/password", &fields).await.assert_redirect("/account");
    tried(&mut thief, &app.code_of_the_app()).await.assert_refused();
    assert!(!thief.cookies.contains_key("session"));
}

/// Whoever knows the password tries few codes; a browser that her number came in with before has tries of its own, and a new password
/// gives new ones.
#[tokio::test]
async fn wrong_codes_cost_and_lock_nobody_out() {
    let app = TestApp::with(|config| {
        config.limits.sign_in_per_hour = 3;
        config.accounts.second_factor = SecondFactor::Staff;
    })
    .await;
    let hanh = app.hanh().await;
    let codes = app.second_factor(hanh).await;
    let mut owner = app.visitor();
    typed(&mut owner, "").await.assert_redirect(PATH);
    tried(&mut owner, &codes[0]).await.assert_redirect("/staff");
    owner.get("/account").await.assert_ok();
    owner.post("/sign-out", &[]).await.assert_redirect("/");

    let mut thief = app.visitor();
    typed(&mut thief, "").await.assert_redirect(PATH);
    let wrong = other_than(&app.code_of_the_app());
    for n in 0..6 {
        let answer = tried(&mut thief, wrong).await;
        answer.assert_refused().assert_field_error(if n < 2 { "code" } else { "" });
    }
    tried(&mut thief, &app.code_of_the_app()).await.assert_refused().assert_sees("quá nhiều lần");
    typed(&mut owner, "").await.assert_redirect(PATH);
    tried(&mut owner, &app.code_of_the_app()).await.assert_redirect("/staff");
}

/// A neighbour's wrong passwords ask others for more than theirs, and keep nobody out who has given it.
#[tokio::test]
async fn an_address_that_has_had_enough_stops_nobody_at_the_second_step() {
    let app = TestApp::with(|config| {
        config.limits.sign_in_from_per_hour = 3;
        config.accounts.second_factor = SecondFactor::Staff;
    })
    .await;
    let hanh = app.hanh().await;
    let codes = app.second_factor(hanh).await;
    let mut known = app.visitor();
    typed(&mut known, "").await.assert_redirect(PATH);
    tried(&mut known, &codes[0]).await.assert_redirect("/staff");
    known.get("/account").await.assert_ok();
    known.post("/sign-out", &[]).await.assert_redirect("/");

    let mut neighbour = app.visitor();
    for at in 0..4 {
        let form = [("phone", format!("090000030{at}")), ("password", "a guess".to_owned())];
        neighbour
            .post("/sign-in", &form.each_ref().map(|(name, value)| (*name, value.as_str())))
            .await
            .assert_refused();
    }
    typed(&mut known, "").await.assert_redirect(PATH);
    tried(&mut known, &codes[1]).await.assert_redirect("/staff");

    let mut new = app.visitor();
    typed(&mut new, "").await.assert_refused().assert_has("button[formaction=\"/sign-in/text\"]");
    new.post("/sign-in/text", &[("phone", HANH)]).await.assert_redirect("/sign-in/code");
    app.work_off().await;
    let texted = app.code_texted_to(HANH);
    let fields = [("code", texted.as_str()), ("password", PASSWORD)];
    new.post("/sign-in/code", &fields).await.assert_redirect(PATH);
    tried(&mut new, &codes[2]).await.assert_redirect("/staff");
}

/// Whoever has her number sets one new password after the other, each by a texted code.
#[tokio::test]
async fn a_new_password_gives_new_tries_but_not_without_end() {
    let app = TestApp::with(|config| {
        config.limits.sign_in_per_hour = 2;
        config.accounts.second_factor = SecondFactor::Staff;
    })
    .await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let wrong = other_than(&app.code_of_the_app());
    for password in 0..4 {
        let mut thief = app.visitor();
        thief.get("/reset").await;
        thief.post("/reset", &[("phone", HANH)]).await.assert_redirect("/reset/code");
        app.work_off().await;
        let (texted, set) = (app.code_texted_to(HANH), format!("mùa ngô thứ {password}"));
        let fields = [("code", texted.as_str()), ("password", set.as_str())];
        thief.post("/reset/code", &fields).await.assert_redirect(PATH);
        thief.get(PATH).await.assert_ok();
        for _ in 0..2 {
            let end = tried(&mut thief, wrong).await;
            end.assert_refused().assert_field_error(if password < 3 { "code" } else { "" });
        }
        assert!(!thief.cookies.contains_key("session"));
    }
}

#[tokio::test]
async fn a_texted_code_and_a_new_password_by_text_do_not_go_round_it() {
    let app = strict().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await;
    visitor.post("/sign-in/text", &[("phone", HANH)]).await.assert_redirect("/sign-in/code");
    app.work_off().await;
    let texted = app.code_texted_to(HANH);
    let fields = [("code", texted.as_str()), ("password", PASSWORD)];
    visitor.post("/sign-in/code", &fields).await.assert_redirect(PATH);
    assert!(!visitor.cookies.contains_key("session"));

    let mut visitor = app.visitor();
    visitor.get("/reset").await;
    visitor.post("/reset", &[("phone", HANH)]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let texted = app.code_texted_to(HANH);
    let fields = [("code", texted.as_str()), ("password", "mùa ngô mới")];
    visitor.post("/reset/code", &fields).await.assert_redirect(PATH);
    assert!(!visitor.cookies.contains_key("session"));
    visitor.get(PATH).await.assert_ok();
    tried(&mut visitor, &app.code_of_the_app()).await.assert_redirect("/staff");
    visitor.get("/staff").await.assert_ok();
}

#[tokio::test]
async fn what_was_about_to_be_sent_waits_through_both_steps() {
    let app = strict().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await;
    let waiting = visitor.post("/account", &[("name", "Hạnh Lý"), ("language", "vi"), ("unit_text", "")]).await;
    let (back, kept) = (waiting.value("return").expect("where"), waiting.value("waiting").expect("what"));
    let fields = [("phone", HANH), ("password", PASSWORD), ("return", &back), ("waiting", &kept)];
    let second = visitor.post("/sign-in", &fields).await;
    second.assert_ok();
    let (back, kept) = (second.value("return").expect("where"), second.value("waiting").expect("what"));
    let code = app.code_of_the_app();
    let wrong = [("code", other_than(&code)), ("return", back.as_str()), ("waiting", kept.as_str())];
    let refused = visitor.post(PATH, &wrong).await;
    assert_eq!(refused.assert_refused().value("waiting").as_deref(), Some(kept.as_str()));
    let right = [("code", code.as_str()), ("return", back.as_str()), ("waiting", kept.as_str())];
    let sends = visitor.post(PATH, &right).await;
    sends.assert_ok();
    assert_eq!(sends.value("name").as_deref(), Some("Hạnh Lý"));
    assert_eq!(sends.attribute("main form", "action").as_deref(), Some("/account"));
    visitor.get("/staff").await.assert_ok();
}

#[tokio::test]
async fn one_that_was_taken_off_meanwhile_is_asked_from_the_beginning() {
    let app = strict().await;
    let (tam, hanh) = (app.tam().await, app.hanh().await);
    app.second_factor(hanh).await;
    let mut visitor = app.visitor();
    typed(&mut visitor, "").await.assert_redirect(PATH);
    let work = app.begin(chophien::kernel::actor::Actor::Account(tam)).await;
    chophien::market::accounts::second::take_off::take_off(&work, hanh, None).await.expect("taken off");
    work.commit().await.expect("a commit");
    tried(&mut visitor, &app.code_of_the_app()).await.assert_refused().assert_field_error("");
    typed(&mut visitor, "").await.assert_redirect("/staff");
    visitor.get("/staff").await.assert_redirect("/account/second-factor?return=%2Fstaff");
}

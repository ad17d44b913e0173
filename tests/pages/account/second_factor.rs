//! Twin of `pages/account/second_factor.rs`, of what `buttons.rs` does to it, and of the guard that asks for it.

use chophien::{
    config::SecondFactor,
    entities::{recovery_code, second_factor},
    kernel::ids::AccountId,
    market::accounts::{
        Role,
        second::{
            find::{is_set, standing},
            totp::{Shared, step},
        },
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};
use time::Duration;

use super::again::send_on;
use crate::{
    access::table::{Door, TABLE},
    kit::{Answer, PASSWORD, TestApp, Visitor},
};

const PATH: &str = "/account/second-factor";

/// A market whose staff need one.
async fn strict() -> TestApp {
    TestApp::with(|config| config.accounts.second_factor = SecondFactor::Staff).await
}

/// What her app shows, which has read the page.
fn code_of(app: &TestApp, account: AccountId, page: &Answer) -> String {
    let sealed = page.value("sealed").expect("a key");
    let shared = Shared::open(&app.secret, account, &sealed).expect("sealed here, for her");
    assert!(page.text().contains(&shared.spaced()), "it is there to be typed");
    shared.code(step(app.now()))
}

/// She sets it, as people do.
async fn set(app: &TestApp, account: AccountId, visitor: &mut Visitor) -> Answer {
    let page = visitor.get(&format!("{PATH}?return=/staff/log")).await;
    let (sealed, code) = (page.value("sealed").expect("a key"), code_of(app, account, &page));
    let fields = [("sealed", sealed.as_str()), ("code", &code), ("password", PASSWORD), ("return", "/staff/log")];
    visitor.post(PATH, &fields).await
}

#[tokio::test]
async fn staff_without_one_are_led_there_and_do_nothing_before() {
    let app = strict().await;
    let hanh = app.hanh().await;
    let mut visitor = app.visitor_as(hanh).await;
    for path in ["/staff", "/staff/queue", "/staff/log"] {
        let to = format!("{PATH}?return={}", path.replace('/', "%2F"));
        visitor.get(path).await.assert_redirect(&to);
    }
    visitor.get("/account").await.assert_ok();
    let page = visitor.get(&format!("{PATH}?return=/staff/log")).await;
    page.assert_ok().assert_sees("Bật xong mới mở được khu làm việc").assert_has("svg.qr path");
    assert_eq!(second_factor::Entity::find().count(&app.db.read).await.unwrap(), 0, "looking writes nothing");

    let done = set(&app, hanh, &mut visitor).await;
    done.assert_ok().assert_sees("mười mã dự phòng");
    assert_eq!(done.all(".recovery li").len(), 10);
    assert_eq!(done.attribute("a.button.wide", "href").as_deref(), Some("/staff/log"));
    visitor.get("/staff/log").await.assert_ok();
    assert!(!visitor.get(PATH).await.text().contains(&done.all(".recovery li")[0]), "they are shown once");
}

#[tokio::test]
async fn whoever_is_of_no_staff_and_a_helper_need_none() {
    let app = strict().await;
    let my = app.my().await;
    app.visitor_as(my.account).await.get(&format!("/seller/{}", my.code)).await.assert_ok();
    let mut sung = app.visitor_as(app.sung().await).await;
    sung.get("/account").await.assert_ok().assert_has_not(&format!("a[href=\"{PATH}\"]"));
    sung.get("/staff").await.assert_not_found();
}

#[tokio::test]
async fn setting_it_ends_every_other_session() {
    let app = strict().await;
    let hanh = app.hanh().await;
    let (mut here, mut elsewhere) = (app.visitor_as(hanh).await, app.visitor_as(hanh).await);
    set(&app, hanh, &mut here).await.assert_ok();
    here.get("/staff").await.assert_ok();
    elsewhere.get("/account").await.assert_must_sign_in();
}

#[tokio::test]
async fn a_session_in_which_it_was_not_given_does_nothing_of_staff() {
    let app = strict().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let mut visitor = app.visitor_as(hanh).await;
    visitor.get("/staff").await.assert_redirect(&format!("{PATH}?return=%2Fstaff"));
    visitor.get(PATH).await.assert_ok().assert_sees("đăng xuất rồi đăng nhập lại").assert_has_not("svg.qr");
}

#[tokio::test]
async fn a_wrong_code_password_or_key_sets_nothing_and_keeps_the_key() {
    let app = strict().await;
    let (hanh, dung) = (app.hanh().await, app.dung().await);
    let mut visitor = app.visitor_as(hanh).await;
    let page = visitor.get(PATH).await;
    let (sealed, code) = (page.value("sealed").expect("a key"), code_of(&app, hanh, &page));
    let wrong = if code == "000000" { "111111" } else { "000000" };
    let before = app.passwords.turns().taken();
    for (fields, at) in [
        ([("sealed", sealed.as_str()), ("code", wrong), ("password", PASSWORD)], "code"),
        ([("sealed", sealed.as_str()), ("code", ""), ("password", PASSWORD)], "code"),
        ([("sealed", "made up"), ("code", &code), ("password", PASSWORD)], ""),
        ([("sealed", &Shared::by_chance().sealed(&app.secret, dung)), ("code", &code), ("password", PASSWORD)], ""),
    ] {
        visitor.post(PATH, &fields).await.assert_refused().assert_field_error(at);
    }
    assert_eq!(app.passwords.turns().taken(), before, "no hash before the code is right");
    let slip = [("sealed", sealed.as_str()), ("code", &code), ("password", "a slip")];
    let again = visitor.post(PATH, &slip).await;
    again.assert_refused().assert_field_error("password");
    assert_eq!(code_of(&app, hanh, &again), code, "the same key");
    assert_eq!(second_factor::Entity::find().count(&app.db.read).await.unwrap(), 0);
    visitor.get("/staff").await.assert_redirect(&format!("{PATH}?return=%2Fstaff"));
}

#[tokio::test]
async fn sent_twice_it_is_set_once() {
    let app = strict().await;
    let hanh = app.hanh().await;
    let mut visitor = app.visitor_as(hanh).await;
    let page = visitor.get(PATH).await;
    let (sealed, code) = (page.value("sealed").expect("a key"), code_of(&app, hanh, &page));
    let fields = [("sealed", sealed.as_str()), ("code", code.as_str()), ("password", PASSWORD)];
    visitor.post(PATH, &fields).await.assert_ok();
    visitor.post(PATH, &fields).await.assert_redirect(PATH);
    assert_eq!(recovery_code::Entity::find().count(&app.db.read).await.unwrap(), 10);
}

#[tokio::test]
async fn a_new_password_does_not_take_away_what_was_given() {
    let app = strict().await;
    let hanh = app.hanh().await;
    let mut visitor = app.visitor_as(hanh).await;
    set(&app, hanh, &mut visitor).await.assert_ok();
    let fields = [("old_password", PASSWORD), ("new_password", "mùa ngô mới")];
    visitor.post("/account/password", &fields).await.assert_redirect("/account");
    visitor.get("/staff").await.assert_ok();
}

#[tokio::test]
async fn new_codes_and_the_end_of_it_ask_for_password_and_code() {
    let app = strict().await;
    let hanh = app.hanh().await;
    let mut visitor = app.visitor_as(hanh).await;
    let first = set(&app, hanh, &mut visitor).await.all(".recovery li");
    for path in [format!("{PATH}/renewal"), format!("{PATH}/end")] {
        for (code, password, at) in
            [(first[0].as_str(), "a slip", "password"), ("000000", PASSWORD, "code"), ("", PASSWORD, "code")]
        {
            let refused = visitor.post(&path, &[("code", code), ("password", password)]).await;
            refused.assert_refused().assert_field_error(at);
        }
    }
    assert_eq!(standing(&app.db.read, hanh).await.unwrap().expect("hers").codes_left, 10, "nothing was used up");

    let renewed = visitor.post(&format!("{PATH}/renewal"), &[("code", &first[0]), ("password", PASSWORD)]).await;
    let second = renewed.assert_ok().all(".recovery li");
    assert_eq!(second.len(), 10);
    let spent = visitor.post(&format!("{PATH}/end"), &[("code", &first[1]), ("password", PASSWORD)]).await;
    spent.assert_refused().assert_field_error("code");

    app.later(Duration::seconds(60));
    visitor.post(&format!("{PATH}/end"), &[("code", &second[0]), ("password", PASSWORD)]).await.assert_redirect(PATH);
    assert!(!is_set(&app.db.read, hanh).await.unwrap());
    visitor.get("/staff").await.assert_redirect(&format!("{PATH}?return=%2Fstaff"));
}

#[tokio::test]
async fn what_staff_had_typed_waits_until_it_is_set_and_is_sent_then() {
    let app = strict().await;
    let (tam, _) = (app.tam().await, app.lan().await);
    let mut visitor = app.visitor_as(tam).await;
    visitor.get("/account").await.assert_ok();
    let asked = visitor.post("/staff/roles", &[("phone", "0900000001"), ("role", "moderator"), ("unit", "")]).await;
    asked.assert_refused().assert_has("svg.qr path").assert_sees("Những gì vừa gõ vẫn còn");
    assert_eq!(app.roles_of("0900000001").await, [], "nothing was given");
    let [sealed, waiting, back] = ["sealed", "waiting", "return"].map(|name| asked.value(name).expect(name));
    let code = code_of(&app, tam, &asked);
    let form = |code| {
        let own = [("sealed", sealed.as_str()), ("waiting", &waiting), ("return", &back)];
        own.into_iter().chain([("code", code), ("password", PASSWORD)]).collect::<Vec<_>>()
    };
    let wrong = visitor.post(PATH, &form(if code == "000000" { "111111" } else { "000000" })).await;
    assert_eq!(wrong.assert_refused().value("waiting").as_deref(), Some(waiting.as_str()), "it still waits");
    let done = visitor.post(PATH, &form(&code)).await;
    assert_eq!(done.assert_ok().all(".recovery li").len(), 10);
    send_on(&mut visitor, &done, "/staff/roles").await.assert_redirect("/staff/roles");
    assert_eq!(app.roles_of("0900000001").await, [Role::Moderator]);
}

#[tokio::test]
async fn every_form_of_staff_waits_for_it() {
    let app = strict().await;
    let (hanh, tam) = (app.hanh().await, app.tam().await);
    let posts = TABLE.iter().filter(|(method, path, ..)| *method == "POST" && path.starts_with("/staff"));
    let mut seen = 0;
    for (_, route, example, door) in posts {
        let mut visitor = app.visitor_as(if *door == Door::Admins { tam } else { hanh }).await;
        visitor.get("/account").await.assert_ok();
        let answer = visitor.post(&example.replace('$', ""), &[("words", "Ảnh hơi tối.")]).await;
        let waits = answer.assert_refused().value("waiting").unwrap_or_default();
        assert!(waits.contains("Ảnh hơi tối."), "{route}: {waits}");
        seen += 1;
    }
    assert!(seen > 5, "{seen}");
    // One that has it and was in before signs in again, with the form beside it.
    app.second_factor(hanh).await;
    let mut visitor = app.visitor_as(hanh).await;
    visitor.get("/account").await.assert_ok();
    let answer = visitor.post("/staff/number", &[("phone", "0900000001")]).await;
    answer.assert_refused().assert_has("form[action=\"/sign-in\"] input[name=waiting]");
}

/// The guard has let the request in; before its body is there the factor is taken off, and with it the session.
#[tokio::test]
async fn a_deed_of_staff_is_asked_again_inside_its_work() {
    let app = strict().await;
    let (tam, lan) = (app.tam().await, app.lan().await);
    let mut visitor = app.visitor_as(tam).await;
    set(&app, tam, &mut visitor).await.assert_ok();
    visitor.get("/staff/roles").await.assert_ok();
    let meanwhile = async {
        let work = app.begin(chophien::kernel::actor::Actor::System).await;
        chophien::infra::sessions::forget_second(&work, tam).await.expect("forgotten");
        work.commit().await.expect("a commit");
    };
    let grant = [("phone", "0900000001"), ("role", "analyst"), ("unit", "")];
    let answer = visitor.post_slowly("/staff/roles", &grant, meanwhile).await;
    answer.assert_must_sign_in();
    let person = chophien::market::accounts::find::person(&app.db.read, lan, 0).await.unwrap().expect("Lan");
    assert!(person.scopes.is_empty(), "nothing was granted");
}

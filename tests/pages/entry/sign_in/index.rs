//! Twin of `pages/entry/sign_in/index.rs`.

use chophien::{
    config,
    entities::account,
    infra::passwords::{Passwords, turns::Asker},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use crate::kit::{PASSWORD, TestApp, Upload, Visitor};

async fn tried(visitor: &mut Visitor, phone: &str, password: &str) -> crate::kit::Answer {
    visitor.post("/sign-in", &[("phone", phone), ("password", password)]).await
}

#[tokio::test]
async fn any_spelling_of_the_number_and_the_password_let_one_in() {
    let app = TestApp::new().await;
    app.lan().await;
    let mut visitor = app.visitor();
    tried(&mut visitor, "+84 900 000 001", &format!(" {PASSWORD} ")).await.assert_redirect("/account");
    visitor.get("/account").await.assert_ok().assert_sees("Nguyễn Thị Lan");
}

#[tokio::test]
async fn a_wrong_number_and_a_wrong_password_are_told_in_the_same_words() {
    let app = TestApp::new().await;
    app.lan().await;
    let mut visitor = app.visitor();
    let known = tried(&mut visitor, "0900000001", "not her password").await;
    let unknown = tried(&mut visitor, "0900000099", "not her password").await;
    known.assert_refused().assert_field_error("");
    unknown.assert_refused();
    assert_eq!(known.all(".error-summary"), unknown.all(".error-summary"));
    assert_eq!(known.value("phone").as_deref(), Some("0900000001"), "what was typed is kept");
    assert!(!known.text().contains("not her password"), "but never a password");
}

#[tokio::test]
async fn looking_at_pages_begins_no_session() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    for path in ["/", "/sign-in", "/register", "/reset", "/documents/privacy", "/nowhere"] {
        visitor.get(path).await;
        assert!(!visitor.cookies.contains_key("session"), "{path}");
    }
}

#[tokio::test]
async fn a_session_fixed_beforehand_is_worth_nothing() {
    let app = TestApp::new().await;
    let (_, sung) = (app.lan().await, app.sung().await);
    let mut attacker = app.visitor_as(sung).await;
    let planted = attacker.cookies["session"].clone();
    let mut victim = app.visitor();
    victim.cookies.insert("session".into(), planted.clone());
    victim.get("/account").await.assert_ok();
    tried(&mut victim, "0900000001", PASSWORD).await.assert_redirect("/account");
    assert_ne!(victim.cookies["session"], planted);
    victim.get("/account").await.assert_sees("Nguyễn Thị Lan");
    attacker.get("/account").await.assert_must_sign_in();
}

#[tokio::test]
async fn one_comes_back_to_where_one_was_going_but_never_to_another_site() {
    let app = TestApp::new().await;
    app.lan().await;
    let mut visitor = app.visitor();
    let asked = visitor.get("/account/password").await;
    asked.assert_must_sign_in();
    let form = visitor.follow(asked).await;
    let back = form.value("return").expect("where to go");
    let fields = [("phone", "0900000001"), ("password", PASSWORD), ("return", back.as_str())];
    visitor.post("/sign-in", &fields).await.assert_redirect("/account/password");

    for elsewhere in ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example"] {
        let fields = [("phone", "0900000001"), ("password", PASSWORD), ("return", elsewhere)];
        app.visitor().post("/sign-in", &fields).await.assert_redirect("/account");
    }
}

#[tokio::test]
async fn too_many_wrong_passwords_for_a_number_ask_for_one_step_more() {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 3).await;
    app.lan().await;
    let mut visitor = app.visitor();
    for _ in 0..3 {
        let wrong = tried(&mut visitor, "0900000001", "a guess").await;
        wrong.assert_refused().assert_sees_not("quá nhiều lần").assert_has_not("button[formaction]");
    }
    for phone in ["0900000001", "0900000099"] {
        for _ in 0..4 {
            tried(&mut visitor, phone, "a guess").await;
        }
        let slowed = tried(&mut visitor, phone, PASSWORD).await;
        slowed.assert_refused().assert_sees("quá nhiều lần").assert_has("button[formaction=\"/sign-in/text\"]");
    }
    assert!(!visitor.cookies.contains_key("session"));
}

/// Sixty requests of strangers kept administrator, moderator and seller out.
#[tokio::test]
async fn whoever_has_come_in_with_this_browser_before_is_slowed_by_nobody_else() {
    let app = TestApp::with(|config| {
        (config.limits.sign_in_per_hour, config.limits.sign_in_from_per_hour) = (3, 5);
    })
    .await;
    app.tam().await;
    app.lan().await;
    let mut tam = app.visitor();
    tried(&mut tam, "0900000005", PASSWORD).await.assert_redirect("/staff");
    tam.get("/account").await.assert_ok();
    tam.post("/sign-out", &[]).await.assert_redirect("/");
    assert!(tam.cookies.contains_key("known"), "also after signing out");
    for _ in 0..10 {
        tried(&mut app.visitor(), "0900000005", "a guess").await;
    }
    for _ in 0..3 {
        tried(&mut app.visitor(), "0900000098", "a guess").await;
    }
    tried(&mut app.visitor(), "0900000005", PASSWORD).await.assert_refused().assert_sees("quá nhiều lần");
    tried(&mut app.visitor(), "0900000097", "a guess").await.assert_sees("quá nhiều lần");
    tried(&mut tam, "0900000005", PASSWORD).await.assert_redirect("/staff");
    tam.get("/account").await.assert_ok();
    tam.post("/sign-out", &[]).await.assert_redirect("/");

    // It knows that number alone, it is worth nothing where it was not made here, and it has no tries without end.
    tried(&mut tam, "0900000001", PASSWORD).await.assert_sees("quá nhiều lần");
    let mut forger = app.visitor();
    forger.cookies.insert("known".into(), tam.cookies["known"].chars().rev().collect());
    tried(&mut forger, "0900000005", PASSWORD).await.assert_sees("quá nhiều lần");
    for _ in 0..3 {
        tried(&mut tam, "0900000005", "a slip").await.assert_sees_not("quá nhiều lần");
    }
    tried(&mut tam, "0900000005", PASSWORD).await.assert_sees("quá nhiều lần");
}

/// Whoever had the password once and has come in with many browsers guesses the next one no more often for that.
#[tokio::test]
async fn browsers_that_know_a_number_have_no_more_than_so_many_tries_together() {
    let app = TestApp::with(|config| config.limits.sign_in_per_hour = 2).await;
    app.lan().await;
    let mut browsers = Vec::new();
    for _ in 0..6 {
        let mut browser = app.visitor();
        tried(&mut browser, "0900000001", PASSWORD).await.assert_redirect("/account");
        browser.get("/account").await.assert_ok();
        browser.post("/sign-out", &[]).await.assert_redirect("/");
        browsers.push(browser);
    }
    for browser in &mut browsers[..5] {
        for _ in 0..2 {
            tried(browser, "0900000001", "a guess").await.assert_refused().assert_sees_not("quá nhiều lần");
        }
    }
    let before = app.passwords.turns().taken();
    let slowed = tried(&mut browsers[5], "0900000001", PASSWORD).await;
    slowed.assert_refused().assert_sees("quá nhiều lần").assert_has("button[formaction=\"/sign-in/text\"]");
    assert_eq!(app.passwords.turns().taken(), before, "nothing is compared");
}

#[tokio::test]
async fn a_browser_knows_five_numbers_and_shows_none() {
    let app = TestApp::new().await;
    let mut shared = app.visitor();
    for at in 0..6 {
        let phone = format!("090000010{at}");
        app.account("Một người trong nhà", &phone).await;
        tried(&mut shared, &phone, PASSWORD).await.assert_redirect("/account");
        shared.get("/account").await.assert_ok();
        shared.post("/sign-out", &[]).await.assert_redirect("/");
    }
    let cookie = shared.cookies["known"].clone();
    assert_eq!(cookie.matches('-').count(), 5, "{cookie}");
    assert!(!cookie.contains("0900000105"), "{cookie}");
}

#[tokio::test]
async fn a_form_without_its_token_lets_nobody_in_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    app.lan().await;
    let mut visitor = app.visitor();
    for token in ["", "made up"] {
        let fields = [("phone", "0900000001"), ("password", PASSWORD), ("csrf", token)];
        let answer = visitor.post("/sign-in", &fields).await;
        answer.assert_refused().assert_field_error("");
        assert_eq!(answer.value("phone").as_deref(), Some("0900000001"));
    }
    assert!(!visitor.cookies.contains_key("session"));
}

#[tokio::test]
async fn a_token_of_before_signing_in_is_stale_afterwards() {
    let app = TestApp::new().await;
    app.lan().await;
    let mut visitor = app.visitor();
    let token = visitor.get("/sign-in").await.value("csrf").expect("a token");
    tried(&mut visitor, "0900000001", PASSWORD).await.assert_redirect("/account");
    let replayed = [("name", "Tên khác"), ("email", ""), ("language", "vi"), ("csrf", token.as_str())];
    let answer = visitor.post("/account", &replayed).await;
    answer.assert_refused().assert_field_error("");
    assert_eq!(answer.value("name").as_deref(), Some("Tên khác"), "what was typed is kept");
    visitor.get("/account").await.assert_sees("Nguyễn Thị Lan");
}

#[tokio::test]
async fn a_browser_that_refuses_cookies_is_told_so_at_every_form_and_one_that_keeps_them_is_not() {
    let app = TestApp::new().await;
    for path in ["/sign-in", "/register", "/reset", "/orders"] {
        let mut visitor = app.visitor();
        let token = visitor.get(path).await.value("csrf").expect("a token");
        visitor.cookies.clear();
        let fields = [("phone", "0900000001"), ("csrf", token.as_str())];
        let answer = visitor.post(path, &fields).await;
        answer.assert_refused().assert_field_error("").assert_sees("cookie");
        assert_eq!(answer.value("phone").as_deref(), Some("0900000001"), "{path}");
        // Its cookies came with that answer.
        visitor.post(path, &[("csrf", "of another day")]).await.assert_field_error("").assert_sees_not("cookie");
    }
}

#[tokio::test]
async fn a_post_from_another_site_is_refused() {
    let app = TestApp::new().await;
    app.lan().await;
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await;
    visitor.foreign = true;
    let answer = tried(&mut visitor, "0900000001", PASSWORD).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    assert!(!visitor.cookies.contains_key("session"));
}

#[tokio::test]
async fn whoever_has_work_waiting_lands_there() {
    let app = TestApp::new().await;
    app.hanh().await;
    app.dung().await;
    app.my().await;
    for (phone, to) in [("0900000002", "/seller"), ("0900000003", "/staff"), ("0900000004", "/department")] {
        tried(&mut app.visitor(), phone, PASSWORD).await.assert_redirect(to);
    }
}

#[tokio::test]
async fn what_was_typed_when_the_session_ended_waits_and_is_sent_after_signing_in() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    visitor.get("/account").await.assert_ok();
    visitor.cookies.remove("session");
    let typed = [("name", "Lan \"Mai\" <ở chợ>"), ("email", ""), ("language", "vi")];
    let asked = visitor.post("/account", &typed).await;
    asked.assert_refused().assert_sees("Những gì vừa gõ vẫn còn");
    let (back, waiting) =
        (asked.value("return").expect("the way back"), asked.value("waiting").expect("what was typed"));

    let way = [("return", back.as_str()), ("waiting", waiting.as_str())];
    let wrong = visitor.post("/sign-in", &[way[0], way[1], ("phone", "0900000001"), ("password", "wrong one")]).await;
    assert_eq!(wrong.assert_refused().value("waiting").as_ref(), Some(&waiting), "a wrong password loses nothing");
    let entered = visitor.post("/sign-in", &[way[0], way[1], ("phone", "0900000001"), ("password", PASSWORD)]).await;
    entered.assert_ok().assert_sees("Gửi tiếp");
    assert_eq!(entered.value("name").as_deref(), Some(typed[0].1));

    let token = entered.value("csrf").expect("a token of the new session");
    let sent = [typed[0], typed[1], typed[2], ("csrf", token.as_str())];
    visitor.submit(&back, &sent).await.assert_ok();
    assert_eq!(visitor.get("/account").await.value("name").as_deref(), Some(typed[0].1));
}

#[tokio::test]
async fn neither_passwords_nor_files_wait() {
    let app = TestApp::new().await;
    let typed = [("old_password", "one of hers"), ("new_password", "another of hers")];
    let asked = app.visitor().post("/account/password", &typed).await;
    asked.assert_refused();
    assert!(!asked.text().contains("of hers"));
    let file = Upload { field: "photo", name: "a.png", bytes: b"hers too" };
    let asked = app.visitor().post_multipart("/seller/opening", &[("name", "Mật ong Mỷ")], &[file]).await;
    asked.assert_refused();
    assert!(asked.text().contains("Mật ong Mỷ") && !asked.text().contains("hers too"));
}

#[tokio::test]
async fn a_hash_of_another_cost_is_made_anew_by_the_right_password_and_by_no_wrong_one() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let dear = Passwords::new(&config::Passwords { memory_kib: 128, iterations: 2 }).expect("a cost");
    let before = dear.hash_again(PASSWORD.to_owned(), Asker::House).await.expect("a hash");
    let row = async || account::Entity::find_by_id(lan).one(&app.db.read).await.expect("accounts").expect("Lan");
    let set = account::ActiveModel { id: Set(lan), password_hash: Set(before.clone()), ..Default::default() };
    set.update(&app.db.write).await.expect("an account of before");
    let mut visitor = app.visitor();
    visitor.post("/sign-in", &[("phone", "0900000001"), ("password", "a guess")]).await.assert_refused();
    assert_eq!(row().await.password_hash, before);
    let right = [("phone", "0900000001"), ("password", PASSWORD)];
    visitor.post("/sign-in", &right).await.assert_redirect("/account");
    let after = row().await.password_hash;
    assert!(after != before && !app.passwords.is_outdated(&after) && app.passwords.is_outdated(&before), "{after}");
    visitor.get("/account").await.assert_ok();
    app.visitor().post("/sign-in", &right).await.assert_redirect("/account");
    assert_eq!(row().await.password_hash, after, "once is enough");
}

//! More passwords than there are processors: each waits for its turn, and whoever finds no place to wait is told so.

use std::sync::mpsc::{Receiver, Sender, channel};

use axum::http::StatusCode;
use chophien::{
    infra::passwords::{
        PasswordError,
        turns::{Asker, TurnError},
    },
    kernel::typed::password::{Fit, Own},
    market::documents::slugs,
};

use crate::kit::{Answer, PASSWORD, TestApp, Visitor};

/// Takes every turn and every place until what it returns is dropped.
async fn take_all_turns(app: &TestApp) -> Vec<Sender<()>> {
    let mut taken = Vec::new();
    loop {
        let (go, wait): (Sender<()>, Receiver<()>) = channel();
        let turns = app.passwords.turns().clone();
        let one =
            tokio::spawn(
                async move { matches!(turns.run(Asker::House, move || wait.recv()).await, Err(TurnError::Busy)) },
            );
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        if one.is_finished() && one.await.unwrap() {
            return taken;
        }
        taken.push(go);
    }
}

/// In words, with a moment to come back at.
fn told_to_wait(answer: &Answer) {
    answer.assert_status(StatusCode::SERVICE_UNAVAILABLE).assert_field_error("");
    assert_eq!(answer.header("retry-after"), Some("5"));
    assert!(answer.text().contains("một phút"), "{}", answer.text());
}

/// Visitors with a code in their hands, for every page that asks for one with a password.
async fn coded(app: &TestApp) -> Vec<(Visitor, &'static str, String)> {
    let versions = app.versions(&slugs::AT_REGISTRATION).await;
    let mut all = Vec::new();
    for (path, phone) in [("/register", "0900000077"), ("/reset", "0900000001"), ("/sign-in/text", "0900000001")] {
        let typed = [("name", "Lý Thị Mai"), ("phone", phone), ("accept", "yes")];
        let typed: Vec<_> = typed.into_iter().chain(versions.iter().map(|(n, v)| (*n, v.as_str()))).collect();
        let mut visitor = app.visitor();
        visitor.get(path.trim_end_matches("/text")).await;
        let to = match path {
            "/register" => "/register/code",
            "/reset" => "/reset/code",
            _ => "/sign-in/code",
        };
        visitor.post(path, &typed).await.assert_redirect(to);
        app.work_off().await;
        visitor.get(to).await;
        all.push((visitor, to, app.code_texted_to(phone)));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_finds_no_place_to_wait_is_told_so_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let (mut visitor, mut signed_in) = (app.visitor(), app.visitor_as(lan).await);
    visitor.get("/sign-in").await;
    signed_in.get("/account/password").await;
    let coded = coded(&app).await;
    let taken = take_all_turns(&app).await;

    let answer = visitor.post("/sign-in", &[("phone", "0900000001"), ("password", PASSWORD)]).await;
    told_to_wait(&answer);
    assert_eq!(answer.value("phone").as_deref(), Some("0900000001"));
    assert!(!visitor.cookies.contains_key("session"), "nobody is let in");

    let change = [("old_password", PASSWORD), ("new_password", "another password")];
    told_to_wait(&signed_in.post("/account/password", &change).await);
    for (mut visitor, path, code) in coded {
        let answer = visitor.post(path, &[("code", &code), ("password", PASSWORD)]).await;
        told_to_wait(&answer);
        assert_eq!(answer.value("code"), Some(code), "{path}");
    }

    drop(taken);
    visitor.get("/sign-in").await;
    for _ in 0..100 {
        let answer = visitor.post("/sign-in", &[("phone", "0900000001"), ("password", PASSWORD)]).await;
        if answer.location() == Some("/account") {
            return;
        }
        told_to_wait(&answer);
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("there is never room again");
}

fn password(at: i32) -> Fit {
    Fit::of(format!("mùa ngô thứ {at}"), &Own::default()).expect("nobody's guess")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn three_hundred_at_once_are_hashed_or_refused_and_none_breaks() {
    let app = TestApp::new().await;
    let all = (0..300).map(|at| {
        let app = app.app();
        tokio::spawn(async move { app.passwords.hash(password(at), Asker::House).await })
    });
    let (mut hashed, mut refused) = (0, 0);
    for one in all.collect::<Vec<_>>() {
        match one.await.expect("no panic") {
            Ok(_) => hashed += 1,
            Err(PasswordError::Busy) => refused += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert!(hashed >= 60, "{hashed} hashed, {refused} refused");
    assert_eq!(hashed + refused, 300);
}

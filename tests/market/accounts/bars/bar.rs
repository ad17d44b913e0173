//! Twin of `market/accounts/bars/bar.rs`.

use chophien::{
    entities,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::accounts::bars::{
        LONGEST,
        bar::{BarError, bar},
        find,
    },
};
use sea_orm::{EntityTrait, IntoActiveModel};
use time::Duration;

use super::barred;
use crate::kit::{PASSWORD, TestApp, claims};

#[tokio::test]
async fn every_session_ends_and_no_way_in_is_left_until_the_day_is_over() {
    let app = TestApp::new().await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let mut at_home = app.visitor_as(lan).await;
    at_home.get("/account").await.assert_ok();
    let day = app.now().day() + Duration::days(2);
    barred(&app, tam, lan, Some(day)).await;
    at_home.get("/account").await.assert_must_sign_in();
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await;
    let wrong = visitor.post("/sign-in", &[("phone", "0900000001"), ("password", "not hers at all")]).await;
    wrong.assert_refused().assert_sees_not("khoá");
    let told = visitor.post("/sign-in", &[("phone", "0900000001"), ("password", PASSWORD)]).await;
    told.assert_status(axum::http::StatusCode::FORBIDDEN)
        .assert_sees("Mạo danh người khác.")
        .assert_sees("đang bị khoá");
    visitor.get("/account").await.assert_must_sign_in();
    visitor.get("/reset").await;
    visitor.post("/reset", &[("phone", "0900000001")]).await;
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    let reset = [("code", code.as_str()), ("password", "a password of tomorrow")];
    let told = visitor.post("/reset/code", &reset).await;
    told.assert_status(axum::http::StatusCode::FORBIDDEN).assert_sees("Mạo danh người khác.");
    visitor.get("/account").await.assert_must_sign_in();
    app.later(Duration::days(3));
    visitor.get("/sign-in").await;
    let back = visitor.post("/sign-in", &[("phone", "0900000001"), ("password", "a password of tomorrow")]).await;
    back.assert_redirect("/account");
    assert_eq!(find::barred(&app.db.read, lan, app.now().day()).await.expect("bars"), None);
    let row = entities::bar::Entity::find().one(&app.db.read).await.expect("bars").expect("one");
    entities::bar::Entity::delete(row.into_active_model()).exec(&app.db.write).await.expect_err("append only");
}

#[tokio::test]
async fn every_refusal_leaves_the_account_as_it_was() {
    let app = TestApp::new().await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let today = app.now().day();
    let long = "a".repeat(LONGEST + 1);
    let tried = async |actor: Actor, account, words: &str, until| {
        let work = app.begin(actor).await;
        let done = bar(&work, claims::account(&work, account).await, words.to_owned(), until).await;
        work.roll_back().await.expect("rolled back");
        match done {
            Err(Refused::No(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    };
    let admin = Actor::Account(tam);
    assert!(matches!(tried(admin, tam, "Nhầm.", None).await, BarError::Own));
    assert!(matches!(tried(Actor::System, lan, "Nhầm.", None).await, BarError::Own));
    for words in [" ", long.as_str()] {
        assert!(matches!(tried(admin, lan, words, None).await, BarError::Words));
    }
    for until in [today - Duration::DAY, today + Duration::days(4_000)] {
        assert!(matches!(tried(admin, lan, "Mạo danh.", Some(until)).await, BarError::Until));
    }
    barred(&app, tam, lan, None).await;
    assert!(matches!(tried(admin, lan, "Mạo danh.", None).await, BarError::Already));
}

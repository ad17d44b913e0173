//! Twin of `market/reports/withdraw.rs`.

use chophien::{
    kernel::actor::Actor,
    market::reports::{
        ReportVerdict,
        decide::{Decision, decide},
        find::claim,
        withdraw::{WithdrawError, withdraw},
    },
};

use super::{hanh, no, of, violated};
use crate::kit::TestApp;

#[tokio::test]
async fn it_ends_without_a_moderator_and_twice_is_once() {
    let app = TestApp::new().await;
    let code = violated(&app, &app.my().await, Actor::Guest, "AB2345CD").await;
    let work = app.begin(Actor::Guest).await;
    for _ in 0..2 {
        withdraw(&work, claim(&work, &code).await.expect("reports").expect("it")).await.expect("taken back");
    }
    work.commit().await.expect("a commit");
    let ended = of(&app, &code).await.ended.expect("ended");
    assert_eq!((ended.verdict, ended.said, ended.moderator), (ReportVerdict::Withdrawn, None, None));
}

#[tokio::test]
async fn what_was_decided_is_not_taken_back() {
    let app = TestApp::new().await;
    let code = violated(&app, &app.my().await, Actor::Guest, "AB2345CD").await;
    let work = app.begin(Actor::Account(hanh(&app).await)).await;
    let verdict = ReportVerdict::Dismissed;
    decide(&work, &code, Decision { verdict, said: "Không thấy.".into(), stops: false, like: None })
        .await
        .expect("decided");
    work.commit().await.expect("a commit");
    let work = app.begin(Actor::Guest).await;
    let refusal = no(withdraw(&work, claim(&work, &code).await.expect("reports").expect("it")).await);
    assert!(matches!(refusal, WithdrawError::Ended));
    assert_eq!(of(&app, &code).await.ended.expect("ended").verdict, verdict);
}

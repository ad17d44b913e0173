//! Twin of `market/accounts/bars/let_in.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::accounts::bars::{
        BarDeed, find,
        let_in::{LetInError, let_in},
    },
};
use time::Duration;

use super::barred;
use crate::kit::{PASSWORD, TestApp, claims};

#[tokio::test]
async fn her_password_opens_it_again() {
    let app = TestApp::new().await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let tried = async |actor: Actor| {
        let work = app.begin(actor).await;
        let done = let_in(&work, claims::account(&work, lan).await).await;
        if done.is_ok() {
            work.commit().await.expect("a commit");
        }
        done
    };
    assert!(matches!(tried(Actor::Account(tam)).await, Err(Refused::No(LetInError::NotBarred))));
    barred(&app, tam, lan, None).await;
    assert!(matches!(tried(Actor::System).await, Err(Refused::No(LetInError::Nobody))));
    tried(Actor::Account(tam)).await.expect("let in");
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await;
    let back = visitor.post("/sign-in", &[("phone", "0900000001"), ("password", PASSWORD)]).await;
    back.assert_redirect("/account");
    barred(&app, tam, lan, Some(app.now().day())).await;
    app.later(Duration::days(1));
    assert!(matches!(tried(Actor::Account(tam)).await, Err(Refused::No(LetInError::NotBarred))), "its day is over");
    let deeds: Vec<_> =
        find::history(&app.db.read, lan, 9).await.expect("bars").into_iter().map(|one| one.deed).collect();
    assert_eq!(deeds, [BarDeed::Barred, BarDeed::LetIn, BarDeed::Barred]);
}

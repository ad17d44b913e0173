//! Twin of `market/moderation/held/hold.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        moderation::{
            Reason,
            held::{Given, HELD, find::of_moderator},
            refusals::DecideError,
        },
        revisions::why::Why,
    },
};

use super::{given, held};
use crate::{kit::TestApp, pages::staff::waiting_product};

#[tokio::test]
async fn a_verdict_is_held_once_and_told_to_whoever_gave_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let id = waiting_product(&app, &my, "Sáp ong").await;
    let hanh = app.hanh().await;
    given(&app, Actor::Account(hanh), id, Given::Approved).await.expect("held");
    let own = of_moderator(&app.db.read, hanh).await.expect("held verdicts");
    assert_eq!((own.len(), own[0].id, own[0].title.as_str()), (1, id, "Sáp ong"));
    assert_eq!(own[0].until, app.now().after(HELD));
    let tam = app.account("Hà Văn Dương", "0900000071").await;
    app.grant(tam, chophien::market::accounts::Role::Moderator, None).await;
    let second = given(&app, Actor::Account(tam), id, Given::Approved).await;
    assert!(matches!(second, Err(Refused::No(DecideError::NotWaiting))));
    assert_eq!(held(&app).await, 1);
}

#[tokio::test]
async fn what_she_may_not_decide_and_what_is_not_complete_is_not_held() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let id = waiting_product(&app, &my, "Sáp ong").await;
    let hanh = Actor::Account(app.hanh().await);
    let why = |reason, words: Option<&str>| Given::SentBack(Why { reason, words: words.map(Into::into) });
    let lan = Actor::Account(app.lan().await);
    assert!(matches!(given(&app, lan, id, Given::Approved).await, Err(Refused::No(DecideError::NotFound))));
    let none = given(&app, hanh, id + 99, Given::Approved).await;
    assert!(matches!(none, Err(Refused::No(DecideError::NotFound))));
    let other = given(&app, hanh, id, why(Reason::Other, None)).await;
    assert!(matches!(other, Err(Refused::No(DecideError::NoReason))));
    let long = "a".repeat(chophien::market::revisions::why::LONGEST_WORDS + 1);
    let long = given(&app, hanh, id, why(Reason::Photo, Some(&long))).await;
    assert!(matches!(long, Err(Refused::No(DecideError::TooManyWords))));
    app.grant(my.account, chophien::market::accounts::Role::Moderator, None).await;
    let own = given(&app, my.actor(), id, Given::Approved).await;
    assert!(matches!(own, Err(Refused::No(DecideError::Own))));
    assert_eq!(held(&app).await, 0);
}

//! Twin of `market/documents/accept.rs`: rule 21, what was shown is what is agreed.

use chophien::{
    entities::acceptance,
    infra::refused::Refused,
    infra::words::Language,
    kernel::actor::Actor,
    market::documents::{
        accept::{AcceptError, Accepting, accept, agree},
        find,
        shown::Shown,
        slugs,
    },
};
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};

use crate::kit::TestApp;

const NOBODY: Accepting = Accepting { account: None, purchase: None };

#[tokio::test]
async fn what_was_accepted_is_the_version_that_was_read() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let shown = find::to_show(&app.db.read, &slugs::AT_REGISTRATION, Language::En, app.now().day()).await.unwrap();
    let shown: Vec<_> = shown.iter().map(|held| held.shown).collect();
    let work = app.begin(Actor::Account(lan)).await;
    let who = Accepting { account: Some(lan), purchase: None };
    accept(&work, who, &slugs::AT_REGISTRATION, &shown).await.unwrap();
    work.commit().await.unwrap();
    let rows = acceptance::Entity::find().all(&app.db.read).await.unwrap();
    let rules =
        find::current(&app.db.read, "operating-rules", Language::En, app.now().day()).await.unwrap().expect("rules");
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0].document_id, rows[0].account_id, rows[0].accepted_at), (rules.id, Some(lan), app.now()));
}

#[tokio::test]
async fn what_is_not_published_cannot_be_accepted() {
    let app = TestApp::new().await;
    let shown = app.shown(&["privacy"]).await;
    let work = app.begin(Actor::Guest).await;
    let end = accept(&work, NOBODY, &["privacy", "nothing"], &shown).await;
    assert!(matches!(end, Err(Refused::No(AcceptError::NotPublished("nothing")))));
    work.roll_back().await.unwrap();
    let work = app.begin(Actor::Guest).await;
    accept(&work, NOBODY, &[], &[]).await.unwrap();
    work.commit().await.unwrap();
    assert_eq!(acceptance::Entity::find().count(&app.db.read).await.unwrap(), 0);
}

#[tokio::test]
async fn what_has_a_newer_version_or_never_had_that_one_is_not_agreed() {
    let app = TestApp::new().await;
    let shown = app.shown(&slugs::AT_CHECKOUT).await;
    assert!(agree(&app.db.read, &slugs::AT_CHECKOUT, &shown, app.now().day()).await.is_ok());
    app.publish("privacy").await;
    let end = agree(&app.db.read, &slugs::AT_CHECKOUT, &shown, app.now().day()).await;
    assert!(matches!(&end, Err(Refused::No(AcceptError::Outdated(slugs))) if slugs == &["privacy"]), "{end:?}");
    let future = Shown { version: 4, ..shown[1] };
    let end = agree(&app.db.read, &["privacy"], &[future], app.now().day()).await;
    assert!(matches!(&end, Err(Refused::No(AcceptError::Outdated(slugs))) if slugs == &["privacy"]), "{end:?}");
    let end = agree(&app.db.read, &["privacy"], &[shown[0], shown[2]], app.now().day()).await;
    assert!(
        matches!(&end, Err(Refused::No(AcceptError::Outdated(_)))),
        "another document's version is not this one's: {end:?}"
    );
    // What may not be agreed is not kept either.
    for shown in [&shown[..], &[future], &[shown[0], shown[2]], &[]] {
        let work = app.begin(Actor::Guest).await;
        let end = accept(&work, NOBODY, &["privacy"], shown).await;
        assert!(matches!(&end, Err(Refused::No(AcceptError::Outdated(slugs))) if slugs == &["privacy"]), "{end:?}");
        work.commit().await.unwrap();
    }
    assert_eq!(acceptance::Entity::find().count(&app.db.read).await.unwrap(), 0);
    let read_in_english = Shown { language: Language::En, version: 2, ..shown[1] };
    assert!(
        agree(&app.db.read, &["privacy"], &[read_in_english], app.now().day()).await.is_ok(),
        "which has no newer version"
    );
}

#[tokio::test]
async fn a_version_whose_day_is_to_come_is_not_agreed_to_before_and_takes_the_place_of_none() {
    let app = TestApp::new().await;
    let shown = app.shown(&["privacy"]).await;
    let day = app.now().day().next_day().expect("a day");
    let version = app.publish_from("privacy", day, false).await;
    let coming = Shown { version, ..shown[0] };
    for (shown, accepted) in [(coming, false), (shown[0], true)] {
        let work = app.begin(Actor::Guest).await;
        assert_eq!(accept(&work, NOBODY, &["privacy"], &[shown]).await.is_ok(), accepted, "{shown:?}");
        work.roll_back().await.unwrap();
    }
    app.later(time::Duration::days(1));
    for (shown, accepted) in [(coming, true), (shown[0], false)] {
        let work = app.begin(Actor::Guest).await;
        assert_eq!(accept(&work, NOBODY, &["privacy"], &[shown]).await.is_ok(), accepted, "{shown:?}");
        work.roll_back().await.unwrap();
    }
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_an_acceptance() {
    let app = TestApp::new().await;
    let shown = app.shown(&["privacy"]).await;
    let work = app.begin(Actor::Guest).await;
    accept(&work, NOBODY, &["privacy"], &shown).await.unwrap();
    work.commit().await.unwrap();
    let row = acceptance::Entity::find().one(&app.db.read).await.unwrap().expect("a row");
    let gone = acceptance::Entity::delete(row.into_active_model()).exec(&app.db.write).await;
    assert!(gone.is_err());
}

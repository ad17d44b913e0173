//! Twin of `market/documents/due.rs`.

use chophien::{
    infra::words::Language,
    kernel::{actor::Actor, ids::AccountId},
    market::documents::{
        accept::{Accepting, accept},
        due::due,
        find,
        publish::{Publication, publish},
    },
};
use time::Duration;

use crate::kit::TestApp;

async fn asked(app: &TestApp, account: AccountId) -> Vec<&'static str> {
    due(&app.db.read, account, app.now().day()).await.expect("documents")
}

async fn accepts(app: &TestApp, account: AccountId, slug: &'static str, language: Language) {
    let shown = find::to_show(&app.db.read, &[slug], language, app.now().day()).await.expect("documents")[0].shown;
    let work = app.begin(Actor::Account(account)).await;
    let who = Accepting { account: Some(account), purchase: None };
    accept(&work, who, &[slug], &[shown]).await.expect("accepted");
    work.commit().await.expect("a commit");
}

#[tokio::test]
async fn whoever_accepted_one_before_is_asked_by_a_version_that_asks_from_its_day_until_she_accepts() {
    let app = TestApp::new().await;
    let (lan, my) = (app.lan().await, app.my().await.account);
    accepts(&app, lan, "privacy", Language::Vi).await;
    app.publish("privacy").await;
    assert!(asked(&app, lan).await.is_empty(), "that one does not ask");
    app.publish_from("privacy", app.now().after(Duration::days(2)).day(), true).await;
    assert!(asked(&app, lan).await.is_empty(), "its day is to come");
    app.later(Duration::days(2));
    assert_eq!(asked(&app, lan).await, ["privacy"]);
    assert!(asked(&app, my).await.is_empty(), "she has accepted none");
    // One that does not ask leaves the question of the one before it open.
    app.publish("privacy").await;
    assert_eq!(asked(&app, lan).await, ["privacy"]);
    accepts(&app, lan, "privacy", Language::Vi).await;
    assert!(asked(&app, lan).await.is_empty());
}

#[tokio::test]
async fn who_accepted_in_the_other_language_is_asked_by_that_one_alone() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    accepts(&app, lan, "operating-rules", Language::En).await;
    app.publish_from("operating-rules", app.now().day(), true).await;
    assert!(asked(&app, lan).await.is_empty(), "she has not read that language");
    let current = find::current(&app.db.read, "operating-rules", Language::En, app.now().day()).await;
    let current = current.expect("documents").expect("it");
    let work = app.begin(Actor::System).await;
    let next = Publication {
        slug: "operating-rules".into(),
        language: Language::En,
        title: current.title,
        body: format!("{} And more.", current.body),
        after: current.version,
        holds_on: app.now().day(),
        asks: true,
    };
    publish(&work, next).await.expect("published");
    work.commit().await.expect("a commit");
    assert_eq!(asked(&app, lan).await, ["operating-rules"]);
    accepts(&app, lan, "operating-rules", Language::Vi).await;
    assert!(asked(&app, lan).await.is_empty(), "she has accepted what holds since, in Vietnamese");
}

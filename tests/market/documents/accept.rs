//! Twin of `market/documents/accept.rs`.

use chophien::{
    entities::acceptance,
    infra::refused::Refused,
    infra::words::Language,
    kernel::actor::Actor,
    market::documents::{
        accept::{AcceptError, Accepting, accept, accept_versions},
        find, slugs,
    },
};
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};

use crate::kit::TestApp;

#[tokio::test]
async fn what_was_accepted_is_the_version_that_was_read() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let work = app.begin(Actor::Account(lan)).await;
    let who = Accepting { account: Some(lan), purchase: None };
    accept(&work, who, &slugs::AT_REGISTRATION, Language::En).await.unwrap();
    work.commit().await.unwrap();
    let rows = acceptance::Entity::find().all(&app.db.read).await.unwrap();
    let rules = find::current(&app.db.read, "operating-rules", Language::En).await.unwrap().expect("rules");
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0].document_id, rows[0].account_id, rows[0].accepted_at), (rules.id, Some(lan), app.now()));
}

#[tokio::test]
async fn what_is_not_published_cannot_be_accepted() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::Guest).await;
    let who = Accepting { account: None, purchase: None };
    let end = accept(&work, who, &["privacy", "nothing"], Language::Vi).await;
    assert!(matches!(end, Err(Refused::No(AcceptError::NotPublished("nothing")))));
    accept_versions(&work, who, &[]).await.unwrap();
    work.commit().await.unwrap();
    assert_eq!(acceptance::Entity::find().count(&app.db.read).await.unwrap(), 0);
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_an_acceptance() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::Guest).await;
    let who = Accepting { account: None, purchase: None };
    accept(&work, who, &["privacy"], Language::Vi).await.unwrap();
    work.commit().await.unwrap();
    let row = acceptance::Entity::find().one(&app.db.read).await.unwrap().expect("a row");
    let gone = acceptance::Entity::delete(row.into_active_model()).exec(&app.db.write).await;
    assert!(gone.is_err());
}

//! Twin of `market/accounts/edit.rs`.

use chophien::{
    infra::refused::Refused,
    infra::words::Language,
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::{
        edit::{EditError, Profile, edit},
        find,
    },
};

use crate::kit::TestApp;

fn profile() -> Profile {
    Profile { name: "Lan Nguyễn".into(), email: Some("lan@vidu.vn".into()), unit_code: None, language: Language::En }
}

#[tokio::test]
async fn one_changes_what_one_is_called() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let work = app.begin(Actor::Account(lan)).await;
    edit(&work, lan, profile()).await.unwrap();
    work.commit().await.unwrap();
    let person = find::person(&app.db.read, lan, 0).await.unwrap().expect("still in: no session ends");
    assert_eq!((person.name.as_str(), person.email.as_deref()), ("Lan Nguyễn", Some("lan@vidu.vn")));
    assert_eq!(person.language, Language::En);
}

#[tokio::test]
async fn nobody_is_not_edited() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::System).await;
    assert!(matches!(edit(&work, AccountId(404), profile()).await, Err(Refused::No(EditError::NotFound))));
}

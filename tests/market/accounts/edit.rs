//! Twin of `market/accounts/edit.rs`.

use chophien::{
    entities::event,
    infra::words::Language,
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::{
        edit::{self, Profile, edit},
        find,
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{TestApp, claims};

fn profile() -> Profile {
    Profile { name: "Lan Nguyễn".into(), email: Some("lan@vidu.vn".into()), unit_code: None, language: Language::En }
}

#[tokio::test]
async fn one_changes_what_one_is_called() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let work = app.begin(Actor::Account(lan)).await;
    edit(&work, claims::account(&work, lan).await, profile()).await.unwrap();
    work.commit().await.unwrap();
    let person = find::person(&app.db.read, lan, 0).await.unwrap().expect("still in: no session ends");
    assert_eq!((person.name.as_str(), person.email.as_deref()), ("Lan Nguyễn", Some("lan@vidu.vn")));
    assert_eq!(person.language, Language::En);
}

#[tokio::test]
async fn what_says_so_already_is_not_written_again() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    for _ in 0..2 {
        let work = app.begin(Actor::Account(lan)).await;
        edit(&work, claims::account(&work, lan).await, profile()).await.unwrap();
        assert_eq!(edit::profile(&claims::account(&work, lan).await), profile());
        work.commit().await.unwrap();
    }
    assert_eq!(event::Entity::find().count(&app.db.read).await.unwrap(), 1);
}

#[tokio::test]
async fn nobody_is_not_edited() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::System).await;
    assert!(find::claim(&work, AccountId(404)).await.unwrap().is_none());
}

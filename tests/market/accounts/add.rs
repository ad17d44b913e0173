//! Twin of `market/accounts/add.rs`.

use chophien::{
    entities::event,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::accounts::add::{AddError, Added, add},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{NEW, phone};
use crate::kit::TestApp;

fn added(number: &str) -> Added {
    let (name, password_hash) = ("Hoàng Minh Tâm".into(), "$argon2id$whatever".into());
    Added { phone: phone(number), name, password_hash, unit_code: None }
}

#[tokio::test]
async fn an_operator_adds_an_account() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::System).await;
    add(&work, added(NEW)).await.unwrap();
    work.commit().await.unwrap();
    let event = event::Entity::find().one(&app.db.read).await.unwrap().expect("recorded");
    assert_eq!((event.name.as_str(), event.account_id), ("account.added", None));
}

#[tokio::test]
async fn a_known_number_is_not_added() {
    let app = TestApp::new().await;
    app.lan().await;
    let work = app.begin(Actor::System).await;
    assert!(matches!(add(&work, added("0900000001")).await, Err(Refused::No(AddError::Taken))));
    work.commit().await.unwrap();
    assert_eq!(event::Entity::find().count(&app.db.read).await.unwrap(), 0);
}

//! Twin of `market/accounts/second/end.rs`.

use chophien::{
    entities::{recovery_code, session},
    infra::sessions,
    kernel::actor::Actor,
    market::accounts::second::{end::end, find::is_set, pass::Passed},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::tried;
use crate::kit::TestApp;

#[tokio::test]
async fn neither_key_nor_codes_are_left_and_no_session_counts_as_given() {
    let app = TestApp::new().await;
    let (hanh, dung) = (app.hanh().await, app.dung().await);
    let codes = app.second_factor(hanh).await;
    app.second_factor(dung).await;
    for account in [hanh, dung] {
        let visitor = app.visitor_as(account).await;
        let work = app.begin(Actor::System).await;
        let key = sessions::SessionKey::of(&visitor.cookies["session"]);
        sessions::give_second(&work, &key).await.expect("given");
        work.commit().await.expect("a commit");
    }
    let work = app.begin(Actor::Account(hanh)).await;
    end(&work, hanh).await.expect("ended");
    work.commit().await.expect("a commit");
    assert!(!is_set(&app.db.read, hanh).await.unwrap() && is_set(&app.db.read, dung).await.unwrap());
    assert_eq!(recovery_code::Entity::find().count(&app.db.read).await.unwrap(), 10, "the other's");
    for row in session::Entity::find().all(&app.db.read).await.unwrap() {
        assert_eq!(row.second_at.is_some(), row.account_id == dung);
    }
    assert_eq!(tried(&app, hanh, &codes[0]).await, Passed::NotSet);
}

//! Twin of `market/accounts/upkeep/rehash.rs`.

use chophien::{entities::account, kernel::actor::Actor, market::accounts::upkeep::rehash::rehash};
use sea_orm::EntityTrait;

use crate::kit::TestApp;

#[tokio::test]
async fn the_hash_that_was_compared_gives_way_and_no_other() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let row = async || account::Entity::find_by_id(lan).one(&app.db.read).await.unwrap().expect("Lan");
    let before = row().await;
    for (compared_with, kept) in
        [("$argon2id$of$before", before.password_hash.as_str()), (&before.password_hash, "new")]
    {
        let work = app.begin(Actor::Account(lan)).await;
        rehash(&work, lan, compared_with, "new".to_owned()).await.unwrap();
        work.commit().await.unwrap();
        assert_eq!(row().await.password_hash, kept);
    }
    assert_eq!(row().await.session_epoch, before.session_epoch, "nobody is signed out");
}

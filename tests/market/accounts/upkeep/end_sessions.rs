//! Twin of `market/accounts/upkeep/end_sessions.rs`.

use chophien::{
    entities::{account, event, session},
    kernel::actor::Actor,
    market::accounts::upkeep::end_sessions::end_sessions,
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::TestApp;

#[tokio::test]
async fn every_session_of_one_account_ends_and_nobody_elses() {
    let app = TestApp::new().await;
    let (lan, my) = (app.lan().await, app.my().await);
    let (mut phone, mut laptop) = (app.visitor_as(lan).await, app.visitor_as(lan).await);
    let mut seller = app.visitor_as(my.account).await;
    let before = account::Entity::find_by_id(lan).one(&app.db.read).await.unwrap().expect("Lan");
    let work = app.begin(Actor::System).await;
    end_sessions(&work, lan).await.unwrap();
    work.commit().await.unwrap();
    for visitor in [&mut phone, &mut laptop] {
        visitor.get("/account").await.assert_must_sign_in();
    }
    seller.get("/account").await.assert_ok();
    assert_eq!(session::Entity::find().count(&app.db.read).await.unwrap(), 1);
    let after = account::Entity::find_by_id(lan).one(&app.db.read).await.unwrap().expect("Lan");
    assert_eq!(after.session_epoch, before.session_epoch + 1, "who was just coming in is not in");
    assert_eq!(after.password_hash, before.password_hash);
    let event = event::Entity::find().one(&app.db.read).await.unwrap().expect("recorded");
    assert_eq!((event.name.as_str(), event.account_id), ("account.sessions_ended", None));
}

//! Twin of `market/accounts/sweep.rs`.

use chophien::{
    entities::texted_code,
    kernel::actor::Actor,
    market::accounts::{
        sweep::sweep,
        text_code::{Asking, text_code},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};
use time::Duration;

use super::{NEW, pending, phone, texted, texting};
use crate::kit::TestApp;

#[tokio::test]
async fn a_registration_never_finished_is_forgotten_and_a_fresh_one_is_not() {
    let app = TestApp::new().await;
    texted(&app, Asking::Register(phone(NEW), pending())).await;
    app.later(Duration::hours(2));
    let work = app.begin(Actor::System).await;
    text_code(&work, &texting(&app), Asking::Register(phone("0900000102"), pending())).await.unwrap();
    assert_eq!(sweep(&work, work.now.before(Duration::hours(1))).await.unwrap(), 1);
    work.commit().await.unwrap();
    let left = texted_code::Entity::find().one(&app.db.read).await.unwrap().expect("the fresh one");
    assert_eq!(left.phone, phone("0900000102"));
    assert_eq!(texted_code::Entity::find().count(&app.db.read).await.unwrap(), 1);
}

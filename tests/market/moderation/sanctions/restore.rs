//! Twin of `market/moderation/sanctions/restore.rs`.

use chophien::{
    entities::product::{self, Status},
    infra::refused::Refused,
    kernel::actor::Actor,
    market::moderation::sanctions::{Sanction, SanctionError, Thing},
};
use sea_orm::EntityTrait;

use super::{code_of, forbidden, recorded, restore_as, stop_as};
use crate::kit::{TestApp, goods::Listing};

#[tokio::test]
async fn it_stands_where_it_stood_and_its_household_hears_of_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = Actor::Account(app.hanh().await);
    for status in [Status::Live, Status::Paused] {
        let honey = app.product(&my, Listing { status, ..Default::default() }).await;
        let code = code_of(&app, &honey).await;
        stop_as(&app, hanh, Thing::Product(&code), forbidden()).await.expect("stopped");
        restore_as(&app, hanh, Thing::Product(&code)).await.expect("restored");
        let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("it");
        assert_eq!((row.status, row.shown), (status, status == Status::Live));
    }
    app.work_off().await;
    assert!(app.last_text_to(&my.phone).contains("hien lai tren cho"));
    let deeds: Vec<_> = recorded(&app).await.into_iter().map(|row| row.deed).collect();
    assert_eq!(deeds, [Sanction::Stopped, Sanction::Restored, Sanction::Stopped, Sanction::Restored]);
}

#[tokio::test]
async fn what_nobody_stopped_is_not_restored() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let refused =
        restore_as(&app, Actor::Account(app.hanh().await), Thing::Product(&code_of(&app, &honey).await)).await;
    assert!(matches!(refused, Err(Refused::No(SanctionError::NotStopped))));
    assert_eq!(recorded(&app).await, []);
}

//! Twin of `market/catalog/live/pause.rs`.

use chophien::{
    entities::{event, product::Status},
    infra::refused::Refused,
    kernel::ids::ProductId,
    market::catalog::pause::{self, PauseError},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{Household, TestApp, claims, goods::Listing};

async fn pause(app: &TestApp, my: &Household, id: ProductId) -> Result<(), Refused<PauseError>> {
    let work = app.begin(my.actor()).await;
    let result = pause::pause(&work, claims::product(&work, id).await).await;
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn only_what_is_live_pauses() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for status in [Status::Pending, Status::SentBack, Status::Paused, Status::Hidden] {
        let honey = app.product(&my, Listing { status, ..Default::default() }).await;
        assert!(matches!(pause(&app, &my, honey.product).await, Err(Refused::No(PauseError::NotLive))), "{status:?}");
        assert_eq!(super::super::revisions::product_now(&app, honey.product).await.status, status);
    }
    assert_eq!(event::Entity::find().count(&app.db.read).await.expect("events"), 0);
    let honey = app.honey(&my).await;
    pause(&app, &my, honey.product).await.expect("paused");
    assert_eq!(super::super::revisions::product_now(&app, honey.product).await.status, Status::Paused);
}

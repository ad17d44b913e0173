//! Twin of `market/catalog/live/stop.rs`.

use chophien::{
    entities::{event, product::Status},
    infra::refused::Refused,
    kernel::ids::ProductId,
    market::{
        catalog::live::stop::{self, StopError},
        moderation::Reason,
        revisions::why::Why,
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::super::revisions::product_now;
use crate::kit::{TestApp, claims, goods::Listing};

async fn stop(app: &TestApp, id: ProductId) -> Result<Status, Refused<StopError>> {
    let work = app.begin(app.owner_of(id).await).await;
    let why = Why { reason: Reason::Forbidden, words: None };
    let result = stop::stop(&work, claims::product(&work, id).await, &why).await;
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn only_what_was_approved_is_stopped_and_where_it_stood_is_told() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for status in [Status::Pending, Status::SentBack, Status::Hidden] {
        let honey = app.product(&my, Listing { status, ..Default::default() }).await;
        assert!(matches!(stop(&app, honey.product).await, Err(Refused::No(StopError::NotShown))), "{status:?}");
        assert_eq!(product_now(&app, honey.product).await.status, status);
    }
    assert_eq!(event::Entity::find().count(&app.db.read).await.expect("events"), 0);
    for status in [Status::Live, Status::Paused] {
        let honey = app.product(&my, Listing { status, ..Default::default() }).await;
        assert_eq!(stop(&app, honey.product).await.expect("stopped"), status);
        let now = product_now(&app, honey.product).await;
        assert_eq!((now.status, now.shown), (Status::Hidden, false));
    }
}

//! Twin of `market/catalog/live/restore.rs`.

use chophien::{
    entities::product::Status,
    infra::refused::Refused,
    kernel::ids::ProductId,
    market::catalog::live::restore::{self, RestoreError},
};

use super::super::revisions::product_now;
use crate::kit::{TestApp, claims, goods::Listing};

async fn restore(app: &TestApp, id: ProductId, stood: Status) -> Result<(), Refused<RestoreError>> {
    let work = app.begin(app.owner_of(id).await).await;
    let result = restore::restore(&work, claims::product(&work, id).await, stood).await;
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn only_what_was_stopped_is_shown_again_as_it_stood() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for status in [Status::Pending, Status::SentBack, Status::Live, Status::Paused] {
        let honey = app.product(&my, Listing { status, ..Default::default() }).await;
        let refused = restore(&app, honey.product, Status::Live).await;
        assert!(matches!(refused, Err(Refused::No(RestoreError::NotStopped))), "{status:?}");
        assert_eq!(product_now(&app, honey.product).await.status, status);
    }
    for (stood, again) in
        [(Status::Live, Status::Live), (Status::Paused, Status::Paused), (Status::Pending, Status::Paused)]
    {
        let honey = app.product(&my, Listing { status: Status::Hidden, ..Default::default() }).await;
        restore(&app, honey.product, stood).await.expect("restored");
        let now = product_now(&app, honey.product).await;
        assert_eq!((now.status, now.shown), (again, again == Status::Live));
    }
}

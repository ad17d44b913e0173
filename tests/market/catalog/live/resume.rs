//! Twin of `market/catalog/live/resume.rs`.

use chophien::{
    entities::{event, product::Status},
    infra::refused::Refused,
    kernel::ids::ProductId,
    market::catalog::resume::{self, ResumeError},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{Household, TestApp, claims, goods::Listing};

async fn resume(app: &TestApp, my: &Household, id: ProductId) -> Result<(), Refused<ResumeError>> {
    let work = app.begin(my.actor()).await;
    let result = resume::resume(&work, claims::product(&work, id).await).await;
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn only_what_is_paused_goes_on() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for status in [Status::Pending, Status::SentBack, Status::Live, Status::Hidden] {
        let honey = app.product(&my, Listing { status, ..Default::default() }).await;
        assert!(
            matches!(resume(&app, &my, honey.product).await, Err(Refused::No(ResumeError::NotPaused))),
            "{status:?}"
        );
        assert_eq!(super::super::revisions::product_now(&app, honey.product).await.status, status);
    }
    assert_eq!(event::Entity::find().count(&app.db.read).await.expect("events"), 0);
    let honey = app.product(&my, Listing { status: Status::Paused, ..Default::default() }).await;
    resume(&app, &my, honey.product).await.expect("on sale again");
    assert_eq!(super::super::revisions::product_now(&app, honey.product).await.status, Status::Live);
}

//! Twin of `market/catalog/revisions/send_back.rs`.

use chophien::{
    entities::{event, product::Status},
    kernel::{actor::Actor, ids::RevisionId},
    market::catalog::{
        RevisionStatus, approve,
        send_back::{self, SendBackError, Verdict},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{product_now, propose, revision};
use crate::kit::{TestApp, goods::Listing};

fn dark() -> Verdict {
    Verdict { reason: "photos-dark".into(), words: Some("Ảnh hơi tối.".into()) }
}

async fn send_back(app: &TestApp, id: RevisionId) -> Result<(), SendBackError> {
    let work = app.begin(Actor::System).await;
    let result = send_back::send_back(&work, id, dark()).await.map(drop);
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn what_was_never_approved_waits_for_its_seller_with_the_reason() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { status: Status::Pending, ..Default::default() }).await;
    let id = propose(&app, &my, honey.product, "Mật ong").await;
    send_back(&app, id).await.expect("sent back");
    assert_eq!(product_now(&app, honey.product).await.status, Status::SentBack);
    let row = revision(&app, id).await;
    assert_eq!((row.status, row.decided_at), (RevisionStatus::SentBack, Some(app.now())));
    assert_eq!((row.reason.as_deref(), row.words.as_deref()), (Some("photos-dark"), Some("Ảnh hơi tối.")));
    let told = event::Entity::find().filter(event::Column::Name.eq("product.sent_back")).one(&app.db.read).await;
    assert_eq!(told.expect("events").expect("recorded").body["words"], "Ảnh hơi tối.");
}

#[tokio::test]
async fn what_is_live_stays_live() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let before = product_now(&app, honey.product).await;
    let id = propose(&app, &my, honey.product, "Mật ong chữa bệnh").await;
    send_back(&app, id).await.expect("sent back");
    assert_eq!(product_now(&app, honey.product).await, before);
}

#[tokio::test]
async fn what_is_not_there_is_not_sent_back() {
    let app = TestApp::new().await;
    assert!(matches!(send_back(&app, RevisionId(77)).await, Err(SendBackError::NotFound)));
}

#[tokio::test]
async fn what_was_decided_is_not_sent_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let id = propose(&app, &my, honey.product, "Mật ong").await;
    let work = app.begin(Actor::System).await;
    approve::approve(&work, id).await.expect("approved");
    work.commit().await.expect("committed");
    assert!(matches!(send_back(&app, id).await, Err(SendBackError::NotWaiting)));
    assert_eq!(revision(&app, id).await.status, RevisionStatus::Approved);
}

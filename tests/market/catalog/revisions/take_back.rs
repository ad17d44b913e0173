//! Twin of `market/catalog/revisions/take_back.rs`.

use chophien::{
    entities::product::Status,
    kernel::ids::RevisionId,
    market::catalog::{
        RevisionStatus, find,
        take_back::{self, TakeBackError},
    },
};

use super::{product_now, propose, revision};
use crate::kit::{Household, TestApp, goods::Listing};

async fn take_back(app: &TestApp, my: &Household, id: RevisionId) -> Result<(), TakeBackError> {
    let work = app.begin(my.actor()).await;
    let result = take_back::take_back(&work, id).await;
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn a_proposal_is_gone_and_the_approved_words_stay() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let before = product_now(&app, honey.product).await;
    let id = propose(&app, &my, honey.product, "Mật ong").await;
    take_back(&app, &my, id).await.expect("taken back");
    assert_eq!(revision(&app, id).await.status, RevisionStatus::TakenBack);
    assert_eq!(find::latest(&app.db.read, honey.product).await.expect("revisions"), None);
    assert_eq!(product_now(&app, honey.product).await, before);
}

#[tokio::test]
async fn what_is_not_there_or_no_longer_waits_is_not_taken_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    assert!(matches!(take_back(&app, &my, RevisionId(77)).await, Err(TakeBackError::NotFound)));
    let id = propose(&app, &my, honey.product, "Mật ong").await;
    take_back(&app, &my, id).await.expect("taken back");
    assert!(matches!(take_back(&app, &my, id).await, Err(TakeBackError::NotWaiting)));
}

#[tokio::test]
async fn a_product_that_was_never_approved_keeps_its_proposal() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { status: Status::Pending, ..Default::default() }).await;
    let id = propose(&app, &my, honey.product, "Mật ong").await;
    assert!(matches!(take_back(&app, &my, id).await, Err(TakeBackError::NeverApproved)));
    assert_eq!(revision(&app, id).await.status, RevisionStatus::Pending);
}

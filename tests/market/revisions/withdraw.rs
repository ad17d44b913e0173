//! Twin of `market/revisions/withdraw.rs`.

use chophien::{
    entities::product::Status,
    infra::refused::Refused,
    kernel::ids::RevisionId,
    market::{
        catalog::{content::ProductContent, find},
        revisions::{self, RevisionStatus, decide::ProposalError, withdraw},
    },
};

use super::{product_now, propose, revision};
use crate::kit::{Household, TestApp, claims, goods::Listing};

async fn withdraw(app: &TestApp, my: &Household, id: RevisionId) -> Result<(), Refused<ProposalError>> {
    let work = app.begin(my.actor()).await;
    let result = withdraw::withdraw(&work, claims::proposal::<ProductContent>(&work, id).await).await;
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
    withdraw(&app, &my, id).await.expect("withdrawn");
    assert_eq!(revision(&app, id).await.status, RevisionStatus::Withdrawn);
    assert_eq!(find::latest(&app.db.read, honey.product).await.expect("revisions"), None);
    assert_eq!(product_now(&app, honey.product).await, before);
}

#[tokio::test]
async fn what_is_not_there_or_no_longer_waits_is_not_withdrawn() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let work = app.begin(my.actor()).await;
    let product = claims::product(&work, honey.product).await;
    assert!(revisions::find::claim_latest::<ProductContent>(&work, product).await.expect("revisions").is_none());
    drop(work);
    let id = propose(&app, &my, honey.product, "Mật ong").await;
    withdraw(&app, &my, id).await.expect("withdrawn");
    assert!(matches!(withdraw(&app, &my, id).await, Err(Refused::No(ProposalError::NotWaiting))));
}

#[tokio::test]
async fn a_product_that_was_never_approved_keeps_its_proposal() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { status: Status::Pending, ..Default::default() }).await;
    let id = propose(&app, &my, honey.product, "Mật ong").await;
    assert!(matches!(withdraw(&app, &my, id).await, Err(Refused::No(ProposalError::Forbidden))));
    assert_eq!(revision(&app, id).await.status, RevisionStatus::Pending);
}

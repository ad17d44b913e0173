//! Twin of `market/certificates/verify.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::{actor::Actor, ids::CertificateId},
    market::{
        certificates::{Status, find, verify},
        revisions::decide::ProposalError,
    },
};

use super::{claimed, ocop, row, stars, verified};
use crate::kit::{TestApp, claims};

#[tokio::test]
async fn a_star_shows_from_the_verdict_on_and_not_before() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let today = app.now().day();
    let id = claimed(&app, honey.product, ocop()).await;
    assert_eq!(stars(&app, honey.product, today).await, None);
    let work = app.begin(Actor::System).await;
    verify::verify(&work, claims::paper(&work, id).await).await.expect("verified");
    work.commit().await.expect("committed");
    assert_eq!(stars(&app, honey.product, today).await, Some(4));
}

#[tokio::test]
async fn only_what_waits_is_verified() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let replaced = claimed(&app, honey.product, ocop()).await;
    let decided = verified(&app, honey.product, ocop()).await;
    let work = app.begin(Actor::System).await;
    assert!(find::claim(&work, CertificateId(77)).await.expect("certificates").is_none());
    for id in [replaced, decided] {
        assert!(matches!(
            verify::verify(&work, claims::paper(&work, id).await).await,
            Err(Refused::No(ProposalError::NotWaiting))
        ));
    }
    work.commit().await.expect("committed");
    assert_eq!(row(&app, replaced).await.status, Status::Replaced);
}

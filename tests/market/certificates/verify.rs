//! Twin of `market/certificates/verify.rs`.

use chophien::{
    kernel::{actor::Actor, ids::CertificateId},
    market::certificates::{
        Status, find,
        verify::{self, VerifyError},
    },
};

use super::{claimed, ocop, row, verified};
use crate::kit::TestApp;

#[tokio::test]
async fn a_star_shows_from_the_verdict_on_and_not_before() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let today = app.now().day();
    let id = claimed(&app, honey.product, ocop()).await;
    assert!(find::best_stars(&app.db.read, &[honey.product], today).await.expect("stars").is_empty());
    let work = app.begin(Actor::System).await;
    verify::verify(&work, id).await.expect("verified");
    work.commit().await.expect("committed");
    assert_eq!(find::best_stars(&app.db.read, &[honey.product], today).await.expect("stars")[&honey.product], 4);
}

#[tokio::test]
async fn only_what_waits_is_verified() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let replaced = claimed(&app, honey.product, ocop()).await;
    let decided = verified(&app, honey.product, ocop()).await;
    let work = app.begin(Actor::System).await;
    assert!(matches!(verify::verify(&work, CertificateId(77)).await, Err(VerifyError::NotFound)));
    for id in [replaced, decided] {
        assert!(matches!(verify::verify(&work, id).await, Err(VerifyError::NotWaiting)));
    }
    work.commit().await.expect("committed");
    assert_eq!(row(&app, replaced).await.status, Status::Replaced);
}

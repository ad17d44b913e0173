//! Twin of `market/certificates/send_back.rs`.

use chophien::{
    entities::decision::Reason,
    infra::refused::Refused,
    kernel::{actor::Actor, ids::CertificateId},
    market::{
        certificates::{Status, find, send_back},
        revisions::{decide::ProposalError, why::Why},
    },
};

use super::{claimed, ocop, row, verified};
use crate::kit::{TestApp, claims};

fn blurred() -> Why {
    Why { reason: Reason::Scan, words: Some("Ảnh giấy hơi mờ.".into()) }
}

#[tokio::test]
async fn a_claim_goes_back_with_its_reason() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let id = claimed(&app, honey.product, ocop()).await;
    let work = app.begin(Actor::System).await;
    send_back::send_back(&work, claims::paper(&work, id).await, &blurred()).await.expect("sent back");
    work.commit().await.expect("committed");
    let row = row(&app, id).await;
    assert_eq!((row.status, row.reason), (Status::SentBack, Some(Reason::Scan)));
    assert_eq!((row.words.as_deref(), row.decided_at), (Some("Ảnh giấy hơi mờ."), Some(app.now())));
}

#[tokio::test]
async fn only_what_waits_goes_back() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let holds = verified(&app, honey.product, ocop()).await;
    let work = app.begin(Actor::System).await;
    assert!(find::claim(&work, CertificateId(77)).await.expect("certificates").is_none());
    assert!(matches!(
        send_back::send_back(&work, claims::paper(&work, holds).await, &blurred()).await,
        Err(Refused::No(ProposalError::NotWaiting))
    ));
    work.commit().await.expect("committed");
    assert_eq!(row(&app, holds).await.status, Status::Verified);
}

//! Twin of `market/certificates/send_back.rs`.

use chophien::{
    kernel::{actor::Actor, ids::CertificateId},
    market::certificates::{
        Status,
        send_back::{self, SendBackError, Verdict},
    },
};

use super::{claimed, ocop, row, verified};
use crate::kit::TestApp;

fn blurred() -> Verdict {
    Verdict { reason: "scan-unreadable".into(), words: Some("Ảnh giấy hơi mờ.".into()) }
}

#[tokio::test]
async fn a_claim_goes_back_with_its_reason() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let id = claimed(&app, honey.product, ocop()).await;
    let work = app.begin(Actor::System).await;
    send_back::send_back(&work, id, blurred()).await.expect("sent back");
    work.commit().await.expect("committed");
    let row = row(&app, id).await;
    assert_eq!((row.status, row.reason.as_deref()), (Status::SentBack, Some("scan-unreadable")));
    assert_eq!((row.words.as_deref(), row.decided_at), (Some("Ảnh giấy hơi mờ."), Some(app.now())));
}

#[tokio::test]
async fn only_what_waits_goes_back() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let holds = verified(&app, honey.product, ocop()).await;
    let work = app.begin(Actor::System).await;
    let nothing = send_back::send_back(&work, CertificateId(77), blurred()).await;
    assert!(matches!(nothing, Err(SendBackError::NotFound)));
    assert!(matches!(send_back::send_back(&work, holds, blurred()).await, Err(SendBackError::NotWaiting)));
    work.commit().await.expect("committed");
    assert_eq!(row(&app, holds).await.status, Status::Verified);
}

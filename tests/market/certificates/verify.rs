//! Twin of `market/certificates/verify.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::{actor::Actor, ids::CertificateId},
    market::{
        certificates::{
            Status,
            claim::Claim,
            find,
            verify::{self, VerifyError},
        },
        registry::{find as entries, leave::leave},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use time::macros::date;

use super::{claimed, ocop, row, stars, taken_back, verified};
use crate::kit::{TestApp, claims, goods::details};

#[tokio::test]
async fn a_paper_that_has_left_the_registry_is_not_found_true() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let id = claimed(&app, honey.product, ocop()).await;
    let entry = app.entry(&details()).await;
    let work = app.begin(Actor::System).await;
    leave(&work, &entries::claim(&work, entry).await.expect("entries").expect("the entry"), &taken_back(), 1)
        .await
        .expect("left");
    assert!(matches!(
        verify::verify(&work, claims::paper(&work, id).await).await,
        Err(Refused::No(VerifyError::LeftRegistry))
    ));
    work.commit().await.expect("committed");
    assert_eq!(row(&app, id).await.status, Status::Pending);
}

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
            Err(Refused::No(VerifyError::NotWaiting))
        ));
    }
    work.commit().await.expect("committed");
    assert_eq!(row(&app, replaced).await.status, Status::Replaced);
}

#[tokio::test]
async fn what_nobody_has_seen_is_not_verified() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let id = claimed(&app, honey.product, Claim { scan: None, ..ocop() }).await;
    let work = app.begin(Actor::System).await;
    let end = verify::verify(&work, claims::paper(&work, id).await).await;
    assert!(matches!(end, Err(Refused::No(VerifyError::NoScan))), "{end:?}");
    work.commit().await.expect("committed");
    assert_eq!((row(&app, id).await.status, row(&app, id).await.decided_at), (Status::Pending, None));
    assert_eq!(stars(&app, honey.product, app.now().day()).await, None);
}

#[tokio::test]
async fn a_paper_that_would_hold_too_long_is_not_verified() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let id = claimed(&app, honey.product, ocop()).await;
    let mut long = row(&app, id).await.into_active_model();
    long.expires_on = Set(date!(2028 - 03 - 02));
    long.update(&app.db.write).await.expect("written by hand");
    let work = app.begin(Actor::System).await;
    let end = verify::verify(&work, claims::paper(&work, id).await).await;
    assert!(matches!(end, Err(Refused::No(VerifyError::TooLong))), "{end:?}");
    work.commit().await.expect("committed");
    assert_eq!(row(&app, id).await.status, Status::Pending);
}

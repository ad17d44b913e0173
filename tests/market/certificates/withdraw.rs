//! Twin of `market/certificates/withdraw.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::{actor::Actor, ids::CertificateId},
    market::certificates::{
        find,
        withdraw::{self, WithdrawError},
    },
};
use time::macros::date;

use super::{claimed, ocop, row, stars, taken_back, verified};
use crate::kit::{TestApp, claims};

#[tokio::test]
async fn a_withdrawn_paper_shows_no_star_from_that_day_on() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let id = verified(&app, honey.product, ocop()).await;
    let work = app.begin(Actor::System).await;
    withdraw::withdraw(&work, claims::paper(&work, id).await, date!(2026 - 11 - 20), &taken_back())
        .await
        .expect("withdrawn");
    work.commit().await.expect("committed");
    for (day, shows) in [(date!(2026 - 11 - 19), true), (date!(2026 - 11 - 20), false), (date!(2026 - 11 - 22), false)]
    {
        assert_eq!(stars(&app, honey.product, day).await.is_some(), shows, "{day}");
    }
}

#[tokio::test]
async fn what_cannot_be_withdrawn_stays() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (honey, other) = (app.honey(&my).await, app.honey(&my).await);
    let waits = claimed(&app, other.product, ocop()).await;
    let holds = verified(&app, honey.product, ocop()).await;
    let work = app.begin(Actor::System).await;
    let today = work.now.day();
    assert!(find::claim(&work, CertificateId(77)).await.expect("certificates").is_none());
    assert!(matches!(
        withdraw::withdraw(&work, claims::paper(&work, waits).await, today, &taken_back()).await,
        Err(Refused::No(WithdrawError::NotVerified))
    ));
    for day in [date!(2025 - 02 - 28), date!(2026 - 11 - 23)] {
        assert!(
            matches!(
                withdraw::withdraw(&work, claims::paper(&work, holds).await, day, &taken_back()).await,
                Err(Refused::No(WithdrawError::Day))
            ),
            "{day}"
        );
    }
    withdraw::withdraw(&work, claims::paper(&work, holds).await, today, &taken_back()).await.expect("withdrawn");
    assert!(matches!(
        withdraw::withdraw(&work, claims::paper(&work, holds).await, today, &taken_back()).await,
        Err(Refused::No(WithdrawError::Already))
    ));
    work.commit().await.expect("committed");
    assert_eq!(row(&app, waits).await.withdrawn_on, None);
}

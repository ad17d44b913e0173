//! Twin of `market/certificates/reinstate.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::certificates::{
        reinstate::{ReinstateError, reinstate},
        withdraw::withdraw,
    },
};
use time::macros::date;

use super::{ocop, row, stars, taken_back, verified};
use crate::kit::{TestApp, claims};

#[tokio::test]
async fn a_paper_counts_again_on_all_of_its_days() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let id = verified(&app, honey.product, ocop()).await;
    let work = app.begin(Actor::System).await;
    let refused = reinstate(&work, claims::paper(&work, id).await).await;
    assert!(matches!(refused, Err(Refused::No(ReinstateError::NotWithdrawn))));
    withdraw(&work, claims::paper(&work, id).await, date!(2026 - 11 - 20), &taken_back()).await.expect("withdrawn");
    reinstate(&work, claims::paper(&work, id).await).await.expect("counts again");
    work.commit().await.expect("committed");
    assert_eq!(row(&app, id).await.withdrawn_on, None);
    for day in [date!(2026 - 11 - 19), date!(2026 - 11 - 20), date!(2026 - 11 - 22)] {
        assert_eq!(stars(&app, honey.product, day).await, Some(4), "{day}");
    }
}

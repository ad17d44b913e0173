//! Twin of `market/certificates/reinstate.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        certificates::{
            reinstate::{ReinstateError, reinstate},
            withdraw::withdraw,
        },
        registry::{find as entries, leave::leave},
    },
};
use time::macros::date;

use super::{ocop, row, stars, taken_back, verified};
use crate::kit::{TestApp, claims, goods::details};

#[tokio::test]
async fn a_paper_that_has_left_the_registry_does_not_count_again() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let id = verified(&app, honey.product, ocop()).await;
    let entry = app.entry(&details()).await;
    let work = app.begin(Actor::System).await;
    let today = work.now.day();
    withdraw(&work, claims::paper(&work, id).await, today, &taken_back()).await.expect("withdrawn");
    leave(&work, &entries::claim(&work, entry).await.expect("entries").expect("the entry"), &taken_back(), 1)
        .await
        .expect("left");
    assert!(matches!(
        reinstate(&work, claims::paper(&work, id).await).await,
        Err(Refused::No(ReinstateError::LeftRegistry))
    ));
    work.commit().await.expect("committed");
    assert_eq!(row(&app, id).await.withdrawn_on, Some(today));
}

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

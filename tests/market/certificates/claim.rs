//! Twin of `market/certificates/claim.rs`.

use chophien::{
    infra::refused::Refused,
    market::certificates::{
        Scheme, Status,
        claim::{self, Claim, ClaimError},
    },
};
use time::macros::date;

use super::{claimed, count, ocop, row, verified};
use crate::kit::{TestApp, claims};

#[tokio::test]
async fn an_ocop_paper_without_a_last_day_holds_thirty_six_months() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let row = row(&app, claimed(&app, honey.product, ocop()).await).await;
    assert_eq!((row.status, row.expires_on), (Status::Pending, date!(2028 - 03 - 01)));
    assert_eq!((row.shop_id, row.stars), (honey.shop, Some(4)));
}

#[tokio::test]
async fn thirty_six_months_may_be_stated_and_other_papers_may_hold_longer() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let whole = Claim { expires_on: Some(date!(2028 - 03 - 01)), ..ocop() };
    assert_eq!(row(&app, claimed(&app, honey.product, whole).await).await.expires_on, date!(2028 - 03 - 01));
    let safe = Claim { scheme: Scheme::FoodSafety, expires_on: Some(date!(2030 - 03 - 01)), ..ocop() };
    assert_eq!(row(&app, claimed(&app, honey.product, safe).await).await.expires_on, date!(2030 - 03 - 01));
}

#[tokio::test]
async fn stars_are_ocops_alone() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let organic = Claim { scheme: Scheme::Organic, expires_on: Some(date!(2027 - 01 - 01)), ..ocop() };
    assert_eq!(row(&app, claimed(&app, honey.product, organic).await).await.stars, None);
}

#[tokio::test]
async fn a_newer_claim_replaces_one_that_waits_and_nothing_else() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let holds = verified(&app, honey.product, ocop()).await;
    let vietgap = Claim { scheme: Scheme::Vietgap, expires_on: Some(date!(2027 - 01 - 01)), ..ocop() };
    let other = claimed(&app, honey.product, vietgap).await;
    let first = claimed(&app, honey.product, Claim { stars: Some(5), ..ocop() }).await;
    let second = claimed(&app, honey.product, Claim { stars: Some(3), ..ocop() }).await;
    let mut states = Vec::new();
    for id in [holds, other, first, second] {
        states.push(row(&app, id).await.status);
    }
    assert_eq!(states, [Status::Verified, Status::Pending, Status::Replaced, Status::Pending]);
}

#[tokio::test]
async fn a_claim_that_was_not_seen_waiting_is_not_replaced() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let first = claimed(&app, honey.product, ocop()).await;
    let work = app.begin(app.owner_of(honey.product).await).await;
    let unseen = claim::claim(&work, claims::product(&work, honey.product).await, ocop(), &[]).await;
    assert!(matches!(unseen, Err(Refused::No(ClaimError::Changed))), "{unseen:?}");
    let vietgap = Claim { scheme: Scheme::Vietgap, expires_on: Some(date!(2027 - 01 - 01)), ..ocop() };
    claim::claim(&work, claims::product(&work, honey.product).await, vietgap, &[]).await.expect("of another kind");
    let seen = claim::claim(&work, claims::product(&work, honey.product).await, ocop(), &[first]).await;
    work.commit().await.expect("committed");
    let statuses = (row(&app, first).await.status, row(&app, seen.expect("claimed")).await.status);
    assert_eq!(statuses, (Status::Replaced, Status::Pending));
}

#[tokio::test]
async fn a_claim_that_cannot_be_true_is_refused() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let work = app.begin(app.owner_of(honey.product).await).await;
    let refused = async |claim: Claim| {
        let end = claim::claim(&work, claims::product(&work, honey.product).await, claim, &[]).await;
        let Err(Refused::No(why)) = end else { panic!("{end:?}") };
        why
    };
    for stars in [None, Some(2), Some(6)] {
        assert!(matches!(refused(Claim { stars, ..ocop() }).await, ClaimError::Stars));
    }
    let tomorrow = Claim { issued_on: date!(2026 - 11 - 23), ..ocop() };
    assert!(matches!(refused(tomorrow).await, ClaimError::IssuedLater));
    let endless = Claim { scheme: Scheme::Vietgap, ..ocop() };
    assert!(matches!(refused(endless).await, ClaimError::NoExpiry));
    let backwards = Claim { expires_on: Some(date!(2025 - 03 - 01)), ..ocop() };
    assert!(matches!(refused(backwards).await, ClaimError::EndsBeforeItBegins));
    let long = Claim { expires_on: Some(date!(2028 - 03 - 02)), ..ocop() };
    assert!(matches!(refused(long).await, ClaimError::TooLong));
    let over = Claim { expires_on: Some(date!(2026 - 11 - 21)), ..ocop() };
    assert!(matches!(refused(over).await, ClaimError::Expired));
    work.commit().await.expect("committed");
    assert_eq!(count(&app).await, 0);
}

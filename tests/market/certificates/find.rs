//! Twin of `market/certificates/find.rs`: rule 8, over the edges of days in Viet Nam.

use chophien::{
    kernel::instant::Instant,
    market::certificates::{Scheme, claim::Claim, find, valid::State},
};
use time::macros::{date, datetime};

use super::{best, claimed, ocop, stars, verified};
use crate::kit::TestApp;

#[tokio::test]
async fn a_star_goes_out_at_midnight_in_vietnam_not_in_greenwich() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    verified(&app, honey.product, Claim { expires_on: Some(date!(2026 - 12 - 31)), ..ocop() }).await;
    for (moment, shows) in [
        (datetime!(2026-12-31 16:59:59 UTC), true),
        (datetime!(2026-12-31 17:00:00 UTC), false),
        (datetime!(2027-01-01 00:00:01 UTC), false),
    ] {
        let day = Instant::from(moment).day();
        assert_eq!(stars(&app, honey.product, day).await.is_some(), shows, "{moment}");
        assert_eq!(best(&app, &[honey.product], day).await.contains_key(&honey.product), shows, "{moment}");
    }
}

#[tokio::test]
async fn the_most_stars_count_and_stand_first_among_the_papers() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (honey, bare) = (app.honey(&my).await, app.honey(&my).await);
    let today = app.now().day();
    let organic = Claim { scheme: Scheme::Organic, expires_on: Some(date!(2027 - 01 - 01)), ..ocop() };
    verified(&app, honey.product, organic.clone()).await;
    verified(&app, honey.product, Claim { stars: Some(3), ..ocop() }).await;
    verified(&app, honey.product, ocop()).await;
    claimed(&app, honey.product, Claim { stars: Some(5), ..ocop() }).await;
    let ids = [honey.product, bare.product];
    assert_eq!((stars(&app, honey.product, today).await, stars(&app, bare.product, today).await), (Some(4), None));
    let papers = best(&app, &ids, today).await;
    assert_eq!((papers.len(), papers[&honey.product].stars), (1, Some(4)));
    let other = app.honey(&my).await;
    let organic = Claim { scheme: Scheme::Organic, number: "HC-7".into(), ..organic };
    verified(&app, other.product, organic).await;
    let papers = best(&app, &[other.product, honey.product], today).await;
    assert_eq!((papers[&other.product].stars, papers[&other.product].number.as_str()), (None, "HC-7"));
    assert_eq!(papers[&honey.product].stars, Some(4), "each its own");
}

#[tokio::test]
async fn a_star_does_not_show_before_its_paper_begins() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    verified(&app, honey.product, ocop()).await;
    for (day, state) in [(date!(2025 - 02 - 28), State::Ahead), (date!(2025 - 03 - 01), State::Valid)] {
        let shows = state == State::Valid;
        assert_eq!(stars(&app, honey.product, day).await.is_some(), shows, "{day}");
        let papers = find::by_product(&app.db.read, honey.product, day).await.expect("papers");
        assert_eq!(papers[0].state, state, "{day}");
        assert_eq!(papers[0].state.holds(), shows, "{day}");
    }
}

#[tokio::test]
async fn a_seller_sees_each_paper_with_where_it_stands() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let today = app.now().day();
    verified(&app, honey.product, Claim { expires_on: Some(date!(2026 - 12 - 01)), ..ocop() }).await;
    claimed(&app, honey.product, Claim { stars: Some(5), ..ocop() }).await;
    claimed(&app, honey.product, Claim { stars: Some(3), ..ocop() }).await;
    let papers = find::by_product(&app.db.read, honey.product, today).await.expect("papers");
    let states: Vec<_> = papers.iter().map(|paper| (paper.state, paper.stars)).collect();
    assert_eq!(states, [(State::Pending, Some(3)), (State::Expiring, Some(4))], "the replaced one is not shown");
    assert!(best(&app, &[], today).await.is_empty());
}

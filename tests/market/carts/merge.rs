//! Twin of `market/carts/merge.rs`.

use chophien::{
    kernel::actor::Actor,
    market::carts::{add, find, holder::Holder, merge, sweep},
};
use time::Duration;

use crate::kit::TestApp;

#[tokio::test]
async fn at_sign_in_quantities_add_as_far_as_there_is_stock() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let lan = app.lan().await;
    let (visitor, hers) = (Holder::of_token("a"), Holder::Account(lan));
    let work = app.begin(Actor::Account(lan)).await;
    add::add(&work, &hers, &honey.variant_code, 7).await.unwrap();
    add::add(&work, &visitor, &honey.variant_code, 7).await.unwrap();
    add::add(&work, &visitor, &tea.variant_code, 3).await.unwrap();
    merge::merge(&work, &visitor, lan).await.unwrap();
    work.commit().await.unwrap();
    let lines = find::lines(&app.db.read, &hers).await.unwrap();
    let seen: Vec<_> = lines.iter().map(|line| (line.offer.variant_id, line.quantity)).collect();
    assert_eq!(seen, [(honey.variant, 10), (tea.variant, 3)]);
    assert_eq!(find::count(&app.db.read, &visitor).await.unwrap(), 0);
}

#[tokio::test]
async fn carts_that_nobody_came_back_to_are_swept_and_members_carts_stay() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let (visitor, hers) = (Holder::of_token("a"), Holder::Account(lan));
    let work = app.begin(Actor::Guest).await;
    add::add(&work, &visitor, &honey.variant_code, 1).await.unwrap();
    add::add(&work, &hers, &honey.variant_code, 1).await.unwrap();
    work.commit().await.unwrap();
    app.later(Duration::days(91));
    let work = app.begin(Actor::System).await;
    assert_eq!(sweep::sweep(&work, app.now().before(Duration::days(90))).await.unwrap(), 1);
    work.commit().await.unwrap();
    assert_eq!(find::count(&app.db.read, &visitor).await.unwrap(), 0);
    assert_eq!(find::count(&app.db.read, &hers).await.unwrap(), 1);
}

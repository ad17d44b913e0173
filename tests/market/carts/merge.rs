//! Twin of `market/carts/merge.rs`.

use chophien::{
    kernel::actor::Actor,
    market::carts::{add, find, holder::Holder, merge},
};

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

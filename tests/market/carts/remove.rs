//! Twin of `market/carts/remove.rs`.

use chophien::{
    kernel::actor::Actor,
    market::carts::{add, find, holder::Holder, remove},
};

use crate::kit::TestApp;

#[tokio::test]
async fn what_is_taken_out_is_gone_and_the_rest_stays() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let (one, other) = (Holder::of_token("a"), Holder::of_token("b"));
    let work = app.begin(Actor::Guest).await;
    add::add(&work, &one, &honey.variant_code, 2).await.unwrap();
    add::add(&work, &one, &tea.variant_code, 1).await.unwrap();
    add::add(&work, &other, &honey.variant_code, 1).await.unwrap();
    remove::remove(&work, &one, &[honey.variant]).await.unwrap();
    remove::remove(&work, &one, &[honey.variant]).await.unwrap();
    remove::remove(&work, &Holder::of_token("nobody's"), &[tea.variant]).await.unwrap();
    work.commit().await.unwrap();
    let left: Vec<_> = find::lines(&app.db.read, &one).await.unwrap().iter().map(|l| l.offer.variant_id).collect();
    assert_eq!(left, [tea.variant]);
    assert_eq!(find::count(&app.db.read, &other).await.unwrap(), 1, "another cart is not touched");
}

#[tokio::test]
async fn pieces_that_were_bought_go_and_what_was_put_in_since_stays() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let cart = Holder::of_token("a");
    let work = app.begin(Actor::Guest).await;
    add::add(&work, &cart, &honey.variant_code, 5).await.unwrap();
    add::add(&work, &cart, &tea.variant_code, 1).await.unwrap();
    remove::take_out(&work, &cart, &[(honey.variant, 2), (tea.variant, 3)]).await.unwrap();
    let left = |lines: Vec<find::Line>| lines.iter().map(|l| (l.offer.variant_id, l.quantity)).collect::<Vec<_>>();
    let inside = left(find::lines(&work.tx, &cart).await.unwrap());
    assert_eq!(inside, [(honey.variant, 3), (tea.variant, 1)], "a line of fewer is another one");
    remove::take_out(&work, &cart, &[(honey.variant, 3), (tea.variant, 1)]).await.unwrap();
    remove::take_out(&work, &Holder::of_token("nobody's"), &[(tea.variant, 1)]).await.unwrap();
    assert_eq!(find::lines(&work.tx, &cart).await.unwrap(), []);
}

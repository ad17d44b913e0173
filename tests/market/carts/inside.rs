//! Twin of `market/carts/inside.rs`.

use chophien::{
    kernel::actor::Actor,
    market::carts::{add::add, holder::Holder, inside::inside},
};

use crate::kit::TestApp;

#[tokio::test]
async fn what_is_inside_is_told_with_its_pieces_and_nothing_of_another_cart() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let (one, other) = (Holder::of_token("a"), Holder::of_token("b"));
    let work = app.begin(Actor::Guest).await;
    add(&work, &one, &honey.variant_code, 2).await.unwrap();
    add(&work, &other, &tea.variant_code, 1).await.unwrap();
    assert_eq!(inside(&work, &one).await.unwrap(), [(honey.variant, 2)]);
    assert_eq!(inside(&work, &Holder::of_token("nobody's")).await.unwrap(), []);
}

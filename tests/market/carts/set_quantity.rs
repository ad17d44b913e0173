//! Twin of `market/carts/set_quantity.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::carts::{
        add, find,
        holder::Holder,
        set_quantity::{self, SetQuantityError},
    },
};

use crate::kit::TestApp;

#[tokio::test]
async fn a_line_grows_shrinks_and_goes() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let cart = Holder::of_token("a");
    let work = app.begin(Actor::Guest).await;
    add::add(&work, &cart, &honey.variant_code, 2).await.unwrap();
    for (wanted, lines) in [(10, vec![10]), (1, vec![1]), (0, vec![])] {
        set_quantity::set_quantity(&work, &cart, &honey.variant_code, wanted).await.unwrap();
        let inside = find::lines(&work.tx, &cart).await.unwrap();
        assert_eq!(inside.iter().map(|line| line.quantity).collect::<Vec<_>>(), lines, "{wanted}");
    }
}

#[tokio::test]
async fn more_than_there_is_and_lines_that_are_not_inside_are_refused() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let tea = app.tea(&app.may_trang().await).await;
    let cart = Holder::of_token("a");
    let work = app.begin(Actor::Guest).await;
    add::add(&work, &cart, &honey.variant_code, 2).await.unwrap();
    let end = set_quantity::set_quantity(&work, &cart, &honey.variant_code, 11).await;
    assert!(matches!(end, Err(Refused::No(SetQuantityError::Short { left: 10 }))), "{end:?}");
    for code in [tea.variant_code.as_str(), "nothing"] {
        let end = set_quantity::set_quantity(&work, &cart, code, 1).await;
        assert!(matches!(end, Err(Refused::No(SetQuantityError::NoSuchLine))), "{end:?}");
    }
    assert_eq!(find::lines(&work.tx, &cart).await.unwrap()[0].quantity, 2);
}

#[tokio::test]
async fn a_step_counts_from_what_is_in_the_cart_now() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let cart = Holder::of_token("a");
    let work = app.begin(Actor::Guest).await;
    add::add(&work, &cart, &honey.variant_code, 8).await.unwrap();
    for (by, left) in [(1, 9), (1, 10), (-1, 9), (-9, 0)] {
        let (_, inside) = set_quantity::change_quantity(&work, &cart, &honey.variant_code, by).await.unwrap();
        assert_eq!(inside, left);
    }
    assert_eq!(find::lines(&work.tx, &cart).await.unwrap(), []);
    let end = set_quantity::change_quantity(&work, &cart, &honey.variant_code, 1).await;
    assert!(matches!(end, Err(Refused::No(SetQuantityError::NoSuchLine))), "{end:?}");
}

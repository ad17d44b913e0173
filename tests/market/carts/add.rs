//! Twin of `market/carts/add.rs`.

use chophien::{
    entities::product,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::carts::{
        add::{self, AddError},
        find,
        holder::Holder,
        policy::MOST_LINES,
    },
};

use crate::kit::{TestApp, goods::Listing};

#[tokio::test]
async fn pieces_add_up_to_what_there_is_and_no_further() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let cart = Holder::of_token("a cookie");
    let work = app.begin(Actor::Guest).await;
    add::add(&work, &cart, &honey.variant_code, 4).await.unwrap();
    add::add(&work, &cart, &honey.variant_code, 6).await.unwrap();
    let end = add::add(&work, &cart, &honey.variant_code, 1).await;
    assert!(matches!(end, Err(Refused::No(AddError::Short { left: 10, inside: 10 }))), "{end:?}");
    work.commit().await.unwrap();
    let lines = find::lines(&app.db.read, &cart).await.unwrap();
    assert_eq!(lines.iter().map(|line| line.quantity).collect::<Vec<_>>(), [10]);
    assert_eq!(find::lines(&app.db.read, &Holder::of_token("another")).await.unwrap(), []);
}

#[tokio::test]
async fn what_is_not_on_sale_is_not_put_in() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let paused = app.product(&my, Listing { status: product::Status::Paused, ..Listing::default() }).await;
    let work = app.begin(Actor::Guest).await;
    for code in [paused.variant_code.as_str(), "nothing"] {
        let end = add::add(&work, &Holder::of_token("a"), code, 1).await;
        assert!(matches!(end, Err(Refused::No(AddError::NotOnSale))), "{end:?}");
    }
}

#[tokio::test]
async fn a_cart_has_an_end() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let cart = Holder::of_token("a");
    let mut goods = Vec::new();
    for _ in 0..=MOST_LINES {
        goods.push(app.honey(&my).await);
    }
    let work = app.begin(Actor::Guest).await;
    for good in &goods[..MOST_LINES] {
        add::add(&work, &cart, &good.variant_code, 1).await.unwrap();
    }
    let end = add::add(&work, &cart, &goods[MOST_LINES].variant_code, 1).await;
    assert!(matches!(end, Err(Refused::No(AddError::Full))), "{end:?}");
    add::add(&work, &cart, &goods[0].variant_code, 1).await.expect("more of what is inside");
}

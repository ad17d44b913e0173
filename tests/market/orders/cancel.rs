//! Twin of `market/orders/cancel.rs`.

use chophien::{
    entities::{product, variant},
    market::orders::{
        CancelReason, Party,
        cancel::{self, Refusal},
    },
};
use sea_orm::EntityTrait;

use crate::kit::{TestApp, claims};

#[tokio::test]
async fn refused_as_sold_out_there_is_no_stock_left_and_the_product_says_so() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.placed(&honey, None).await;
    let work = app.begin(my.actor()).await;
    let order = claims::sold(&work, my.shop, &sale.code).await;
    let refusal = Refusal::parse("sold_out", Some("Mưa đá".into())).expect("a reason of the list");
    cancel::refuse(&work, order, refusal).await.unwrap();
    work.commit().await.unwrap();

    let order = app.row_of(sale.order).await;
    assert_eq!((order.cancelled_by, order.cancel_reason), (Some(Party::Seller), Some(CancelReason::SoldOut)));
    assert_eq!(order.cancel_words.as_deref(), Some("Mưa đá"));
    assert_eq!(variant::Entity::find_by_id(honey.variant).one(&app.db.read).await.unwrap().unwrap().stock, 0);
    assert!(!product::Entity::find_by_id(honey.product).one(&app.db.read).await.unwrap().unwrap().in_stock);
}

#[tokio::test]
async fn a_buyer_who_cancels_gives_the_pieces_back() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let lan = app.lan().await;
    let sale = app.placed(&honey, Some(lan)).await;
    assert_eq!(app.stock(&honey).await, 8);
    let work = app.begin(chophien::kernel::actor::Actor::Account(lan)).await;
    let order = claims::order(&work, sale.order).await;
    cancel::by_buyer(&work, order).await.unwrap();
    work.commit().await.unwrap();
    assert_eq!(app.stock(&honey).await, 10);
}

#[test]
fn a_shop_gives_its_own_reasons_only() {
    for own in ["sold_out", "cannot_deliver", "wrong_price", "other"] {
        assert!(Refusal::parse(own, None).is_some(), "{own}");
    }
    for foreign in ["buyer_changed_mind", "unanswered", "", "SoldOut"] {
        assert_eq!(Refusal::parse(foreign, None), None, "{foreign}");
    }
}

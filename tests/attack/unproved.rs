//! Guests who order under numbers that nobody has proved: many numbers from one address, one number from many addresses.

use std::time::Duration;

use chophien::entities::{order, purchase};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::market::{Market, PROXY, address, phone};
use crate::pages::public::checkout::order_as_guest;

/// What whoever attacks can reach in an hour (`config/default.toml`).
struct Most {
    purchases: usize,
    /// In đồng.
    goods: i64,
    /// Whoever is asked to prove her number is texted a code, and no number more than so many.
    codes: usize,
}

const TRIES: usize = 60;
const OF_AN_ADDRESS: Most = Most { purchases: 30, goods: 30 * 500_000, codes: 30 };
const OF_A_NUMBER: Most = Most { purchases: 3, goods: 1_000_000, codes: 15 };
/// To a shop for an order of its own, and to a number that has ordered.
const TEXTS_OF_A_PRESS: usize = 2;

/// Whether a purchase was placed: one of 350,000 đ, since above 500,000 the number is to be proved first.
async fn orders(market: &Market, from: &str, phone: &str) -> bool {
    let mut guest = market.visitor_from(from);
    guest.post("/cart", &[("variant", &market.goods[0].variant_code), ("quantity", "1")]).await;
    order_as_guest(&mut guest, phone).await.location().is_some_and(|to| to.starts_with("/purchases/"))
}

/// What is bound: purchases, goods in đồng, texts.
async fn bound(market: &Market) -> (usize, i64, usize) {
    let db = &market.app.db.read;
    let many = purchase::Entity::find().count(db).await.expect("purchases");
    let goods = order::Entity::find().all(db).await.expect("orders").iter().map(|order| order.goods_total.0).sum();
    (usize::try_from(many).expect("few"), goods, market.texts().len())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn guests_bind_no_more_than_so_much() {
    let market = Market::new(&[PROXY]).await;
    for (attack, one_address, most) in
        [("60 guests of one address", true, OF_AN_ADDRESS), ("60 guests with one number", false, OF_A_NUMBER)]
    {
        let (watch, before) = (market.watch(), bound(&market).await);
        let mut placed = 0;
        for at in 0..TRIES {
            let (from, phone) = if one_address { (address(300), phone(at)) } else { (address(at), phone(900)) };
            placed += usize::from(orders(&market, &from, &phone).await);
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
        let (purchases, goods, texts) = bound(&market).await;
        let (purchases, goods, texts) = (purchases - before.0, goods - before.1, texts - before.2);
        watch.end().await.told(attack, format!("{placed} placed, goods of {goods} ₫ bound, {texts} texts"));
        assert_eq!(placed, purchases);
        assert!(purchases <= most.purchases && goods <= most.goods, "{purchases} purchases, {goods} ₫");
        assert!(texts <= TEXTS_OF_A_PRESS * purchases + most.codes, "{texts} texts");
    }
}

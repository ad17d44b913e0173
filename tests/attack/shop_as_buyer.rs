//! A shop that plays the buyer: it knows the order's code and the buyer's number.

use chophien::entities::order;
use sea_orm::EntityTrait;

use super::market::Market;
use crate::pages::public::checkout::order_as_guest;

const BUYER: &str = "0900000001";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn what_a_shop_knows_shows_a_stage_and_a_sum_and_does_nothing() {
    let market = Market::new(&[]).await;
    let watch = market.watch();
    let mut lan = market.visitor();
    lan.post("/cart", &[("variant", &market.goods[0].variant_code), ("quantity", "1")]).await;
    assert!(order_as_guest(&mut lan, BUYER).await.location().is_some_and(|to| to.starts_with("/purchases/")));
    let placed = order::Entity::find().one(&market.app.db.read).await.expect("orders").expect("hers");

    let mut shop = market.signed_in(market.my.account).await;
    shop.get("/orders").await.assert_ok();
    let stage = shop.post("/orders", &[("code", &placed.code), ("phone", BUYER)]).await;
    stage.assert_ok().assert_sees(&placed.total.to_string());
    for hers in ["Nguyễn Thị Lan", "ngõ 62", "Mật ong bạc hà"] {
        stage.assert_sees_not(hers);
    }
    let mut answers = Vec::new();
    for deed in ["cancellation", "delivery", "completion", "retraction", "non-arrival"] {
        let answer = shop.post(&format!("/orders/{}/{deed}", placed.code), &[]).await;
        answers.push(format!("{deed} {}", answer.status.as_u16()));
    }
    let now = order::Entity::find_by_id(placed.id).one(&market.app.db.read).await.expect("orders").expect("it");
    assert_eq!((now.status, now.cancelled_at, now.delivered_at), (order::Status::Placed, None, None));
    watch.end().await.told("a shop as its buyer", answers.join(", "));
}

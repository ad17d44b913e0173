//! Twin of `market/catalog/variants/set_price.rs`.

use chophien::{
    entities::{event, product::Status, variant},
    infra::refused::Refused,
    kernel::{ids::VariantId, money::Money, seen::Seen},
    market::catalog::variants::set_price::{self, SetPriceError},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{super::revisions::product_now, events, variant_now};
use crate::kit::{Household, TestApp, claims};

/// Over whatever is there.
async fn set_price(app: &TestApp, my: &Household, id: VariantId, price: i64) -> Result<(), Refused<SetPriceError>> {
    let row = variant::Entity::find_by_id(id).one(&app.db.read).await.expect("variants");
    let now = row.map_or(Money(1), |row| row.price);
    set_over(app, my, id, Seen::over(now, Money(price))).await
}

async fn set_over(
    app: &TestApp,
    my: &Household,
    id: VariantId,
    price: Seen<Money>,
) -> Result<(), Refused<SetPriceError>> {
    let work = app.begin(my.actor()).await;
    let result = set_price::set_price(&work, claims::variant(&work, id).await.expect("it is offered"), price).await;
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn a_price_holds_at_once_and_is_recorded_with_the_old_one() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    set_price(&app, &my, honey.variant, 360_000).await.expect("set");
    let row = product_now(&app, honey.product).await;
    assert_eq!((row.price_from, row.status), (Money(360_000), Status::Live));
    let event = event::Entity::find().one(&app.db.read).await.expect("events").expect("recorded");
    assert_eq!((event.name.as_str(), event.body["from"].as_i64()), ("variant.price_changed", Some(350_000)));
}

#[tokio::test]
async fn the_same_price_again_records_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    set_price(&app, &my, honey.variant, 350_000).await.expect("fine");
    assert_eq!(events(&app).await, 0);
}

#[tokio::test]
async fn a_price_out_of_bounds_or_of_nothing_is_refused() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for price in [i64::MIN, -1, 0, 1_000_000_001, i64::MAX] {
        assert!(
            matches!(set_price(&app, &my, honey.variant, price).await, Err(Refused::No(SetPriceError::Price))),
            "{price}"
        );
    }
    let gone = variant::ActiveModel { id: Set(honey.variant), offered: Set(false), ..Default::default() };
    gone.update(&app.db.write).await.expect("withdrawn");
    let work = app.begin(my.actor()).await;
    assert!(claims::variant(&work, honey.variant).await.is_none(), "it is no longer offered");
    assert_eq!((variant_now(&app, honey.variant).await.price, events(&app).await), (Money(350_000), 0));
}

#[tokio::test]
async fn a_price_that_another_member_has_set_meanwhile_is_told_and_stays() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    set_price(&app, &my, honey.variant, 360_000).await.expect("set");
    let end = set_over(&app, &my, honey.variant, Seen { was: Money(350_000), to: Money(340_000) }).await;
    assert!(matches!(end, Err(Refused::No(SetPriceError::Changed { now: Money(360_000) }))), "{end:?}");
    set_over(&app, &my, honey.variant, Seen { was: Money(350_000), to: Money(350_000) }).await.expect("left alone");
    assert_eq!((variant_now(&app, honey.variant).await.price, events(&app).await), (Money(360_000), 1));
}

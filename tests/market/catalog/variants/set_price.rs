//! Twin of `market/catalog/variants/set_price.rs`.

use chophien::{
    entities::{event, product::Status, variant},
    kernel::{ids::VariantId, money::Money},
    market::catalog::variants::set_price::{self, SetPriceError},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{super::revisions::product_now, events, variant_now};
use crate::kit::{Household, TestApp};

async fn set_price(app: &TestApp, my: &Household, id: VariantId, price: i64) -> Result<(), SetPriceError> {
    let work = app.begin(my.actor()).await;
    let result = set_price::set_price(&work, id, Money(price)).await;
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
        assert!(matches!(set_price(&app, &my, honey.variant, price).await, Err(SetPriceError::Price)), "{price}");
    }
    assert!(matches!(set_price(&app, &my, VariantId(77), 1_000).await, Err(SetPriceError::NotFound)));
    let gone = variant::ActiveModel { id: Set(honey.variant), offered: Set(false), ..Default::default() };
    gone.update(&app.db.write).await.expect("withdrawn");
    assert!(matches!(set_price(&app, &my, honey.variant, 1_000).await, Err(SetPriceError::NotFound)));
    assert_eq!((variant_now(&app, honey.variant).await.price, events(&app).await), (Money(350_000), 0));
}

//! Twin of `market/catalog/variants/set_stock.rs`.

use chophien::{
    entities::variant,
    infra::refused::Refused,
    kernel::{ids::VariantId, seen::Seen},
    market::catalog::variants::set_stock::{self, SetStockError},
};
use sea_orm::EntityTrait;

use super::{super::revisions::product_now, events, variant_now};
use crate::kit::{Household, TestApp, claims};

/// Over whatever is there.
async fn set_stock(app: &TestApp, my: &Household, id: VariantId, stock: i64) -> Result<(), Refused<SetStockError>> {
    let now = variant::Entity::find_by_id(id).one(&app.db.read).await.expect("variants").map_or(0, |row| row.stock);
    set_over(app, my, id, Seen::over(now, stock)).await
}

async fn set_over(
    app: &TestApp,
    my: &Household,
    id: VariantId,
    stock: Seen<i64>,
) -> Result<(), Refused<SetStockError>> {
    let work = app.begin(my.actor()).await;
    let result = set_stock::set_stock(&work, claims::variant(&work, id).await.expect("it is offered"), stock).await;
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn a_count_holds_at_once_and_the_product_follows() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    set_stock(&app, &my, honey.variant, 0).await.expect("set");
    assert!(!product_now(&app, honey.product).await.in_stock);
    set_stock(&app, &my, honey.variant, 5).await.expect("set");
    assert!(product_now(&app, honey.product).await.in_stock);
    set_stock(&app, &my, honey.variant, 5).await.expect("fine");
    assert_eq!(events(&app).await, 2, "the same count again records nothing");
}

#[tokio::test]
async fn a_count_out_of_bounds_or_of_nothing_is_refused() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for stock in [i64::MIN, -1, 1_000_001, i64::MAX] {
        assert!(
            matches!(set_stock(&app, &my, honey.variant, stock).await, Err(Refused::No(SetStockError::Stock))),
            "{stock}"
        );
    }
    assert_eq!((variant_now(&app, honey.variant).await.stock, events(&app).await), (10, 0));
}

#[tokio::test]
async fn what_was_sold_since_it_was_seen_is_told_and_not_written_over() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.order(&honey, 8, None, chophien::market::orders::Status::Placed).await;
    let end = set_over(&app, &my, honey.variant, Seen { was: 10, to: 9 }).await;
    assert!(matches!(end, Err(Refused::No(SetStockError::Changed { now: 2 }))), "{end:?}");
    set_over(&app, &my, honey.variant, Seen { was: 10, to: 10 }).await.expect("left alone");
    set_over(&app, &my, honey.variant, Seen { was: 10, to: 2 }).await.expect("so it is already");
    assert_eq!((variant_now(&app, honey.variant).await.stock, events(&app).await), (2, 0));
    set_over(&app, &my, honey.variant, Seen { was: 2, to: 9 }).await.expect("seen");
    assert_eq!(variant_now(&app, honey.variant).await.stock, 9);
}

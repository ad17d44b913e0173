//! Twin of `market/catalog/variants/set_stock.rs`.

use chophien::{
    kernel::ids::VariantId,
    market::catalog::variants::set_stock::{self, SetStockError},
};

use super::{super::revisions::product_now, events, variant_now};
use crate::kit::{Household, TestApp};

async fn set_stock(app: &TestApp, my: &Household, id: VariantId, stock: i64) -> Result<(), SetStockError> {
    let work = app.begin(my.actor()).await;
    let result = set_stock::set_stock(&work, id, stock).await;
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
        assert!(matches!(set_stock(&app, &my, honey.variant, stock).await, Err(SetStockError::Stock)), "{stock}");
    }
    assert!(matches!(set_stock(&app, &my, VariantId(77), 1).await, Err(SetStockError::NotFound)));
    assert_eq!((variant_now(&app, honey.variant).await.stock, events(&app).await), (10, 0));
}

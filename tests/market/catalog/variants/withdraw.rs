//! Twin of `market/catalog/variants/withdraw.rs`.

use chophien::{
    kernel::{ids::VariantId, money::Money},
    market::catalog::variants::{
        add,
        withdraw::{self, WithdrawVariantError},
    },
};

use super::{super::revisions::product_now, events, six, variant_now};
use crate::kit::{Household, TestApp};

async fn withdraw(app: &TestApp, my: &Household, id: VariantId) -> Result<(), WithdrawVariantError> {
    let work = app.begin(my.actor()).await;
    let result = withdraw::withdraw(&work, id).await;
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn a_withdrawn_variant_stays_for_its_orders_and_sets_no_price() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let work = app.begin(my.actor()).await;
    add::add(&work, honey.product, six()).await.expect("added");
    work.commit().await.expect("committed");
    withdraw(&app, &my, honey.variant).await.expect("withdrawn");
    assert!(!variant_now(&app, honey.variant).await.offered);
    assert_eq!(product_now(&app, honey.product).await.price_from, Money(2_040_000));
    assert!(matches!(withdraw(&app, &my, honey.variant).await, Err(WithdrawVariantError::NotFound)));
}

#[tokio::test]
async fn the_last_one_stays() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    assert!(matches!(withdraw(&app, &my, honey.variant).await, Err(WithdrawVariantError::LastOne)));
    assert!(variant_now(&app, honey.variant).await.offered);
    assert_eq!(events(&app).await, 0);
}

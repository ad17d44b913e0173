//! Twin of `market/catalog/variants/withdraw.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::{ids::VariantId, money::Money},
    market::catalog::variants::{
        add,
        withdraw::{self, WithdrawVariantError},
    },
};

use super::{super::revisions::product_now, events, six, variant_now};
use crate::kit::{Household, TestApp, claims};

async fn withdraw(app: &TestApp, my: &Household, id: VariantId) -> Result<(), Refused<WithdrawVariantError>> {
    let work = app.begin(my.actor()).await;
    let variant = claims::variant(&work, id).await.expect("it is offered");
    let result = withdraw::withdraw(&work, variant).await;
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn a_withdrawn_variant_stays_for_its_orders_and_sets_no_price() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let work = app.begin(my.actor()).await;
    add::add(&work, claims::product(&work, honey.product).await, six()).await.expect("added");
    work.commit().await.expect("committed");
    withdraw(&app, &my, honey.variant).await.expect("withdrawn");
    assert!(!variant_now(&app, honey.variant).await.offered);
    assert_eq!(product_now(&app, honey.product).await.price_from, Money(2_040_000));
    let work = app.begin(my.actor()).await;
    assert!(claims::variant(&work, honey.variant).await.is_none(), "once is enough");
}

#[tokio::test]
async fn the_last_one_stays() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    assert!(matches!(withdraw(&app, &my, honey.variant).await, Err(Refused::No(WithdrawVariantError::LastOne))));
    assert!(variant_now(&app, honey.variant).await.offered);
    assert_eq!(events(&app).await, 0);
}

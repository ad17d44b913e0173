//! Twin of `market/catalog/variants/add.rs`.

use chophien::{
    entities::variant,
    infra::refused::Refused,
    kernel::{
        ids::{ProductId, VariantId},
        money::Money,
    },
    market::catalog::variants::{
        MOST_VARIANTS, NewVariant, VariantError,
        add::{self, AddVariantError},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{super::revisions::product_now, events, six, variant_now};
use crate::kit::{Household, TestApp, claims, goods::Listing};

async fn add(
    app: &TestApp,
    my: &Household,
    id: ProductId,
    new: NewVariant,
) -> Result<VariantId, Refused<AddVariantError>> {
    let work = app.begin(my.actor()).await;
    let result = add::add(&work, claims::product(&work, id).await, new).await.map(|added| added.variant);
    work.commit().await.expect("committed");
    result
}

#[tokio::test]
async fn a_cheaper_variant_in_stock_changes_what_the_product_costs_from() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { stock: 0, ..Default::default() }).await;
    let small = NewVariant { measure: " lọ 250 ml ".into(), price: Money(190_000), stock: 3, weight_g: 450 };
    let id = add(&app, &my, honey.product, small).await.expect("added");
    let row = variant_now(&app, id).await;
    assert_eq!((row.measure.as_str(), row.position, row.offered), ("lọ 250 ml", 1, true));
    let row = product_now(&app, honey.product).await;
    assert_eq!((row.price_from, row.in_stock), (Money(190_000), true));
    assert_eq!(events(&app).await, 1);
}

#[tokio::test]
async fn what_cannot_be_added_is_refused_and_nothing_changes() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let free = add(&app, &my, honey.product, NewVariant { price: Money(0), ..six() }).await;
    assert!(matches!(free, Err(Refused::No(AddVariantError::Variant(VariantError::Price)))));
    let same = add(&app, &my, honey.product, NewVariant { measure: "LỌ 500 ml".into(), ..six() }).await;
    assert!(matches!(same, Err(Refused::No(AddVariantError::SameMeasure))));
    assert_eq!((events(&app).await, variant::Entity::find().count(&app.db.read).await.expect("variants")), (0, 1));
}

#[tokio::test]
async fn a_product_has_no_more_variants_than_it_may() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for n in 1..MOST_VARIANTS {
        add(&app, &my, honey.product, NewVariant { measure: format!("thùng {n} kg"), ..six() }).await.expect("added");
    }
    assert!(matches!(add(&app, &my, honey.product, six()).await, Err(Refused::No(AddVariantError::TooMany))));
}

#[tokio::test]
async fn a_measure_in_its_sellers_own_words_waits_and_nobody_can_buy_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let own = |measure: &str| NewVariant { measure: measure.into(), ..six() };
    let id = add(&app, &my, honey.product, own("giỏ quà Tết loại to")).await.expect("it waits");
    let row = variant_now(&app, id).await;
    assert_eq!((row.measure.as_str(), row.offered), ("giỏ quà Tết loại to", false));
    for same in ["giỏ quà Tết loại to", "GIỎ quà Tết loại to "] {
        let again = add(&app, &my, honey.product, own(same)).await;
        assert!(matches!(again, Err(Refused::No(AddVariantError::SameMeasure))), "{same}");
    }
    let written = add(&app, &my, honey.product, own("Thùng  6 lọ")).await.expect("as the lists say it");
    let row = variant_now(&app, written).await;
    assert_eq!((row.measure.as_str(), row.offered), ("thùng 6 lọ", true));
    for n in 3..MOST_VARIANTS {
        add(&app, &my, honey.product, own(&format!("quà loại {n} đẹp"))).await.expect("it waits");
    }
    let beyond = add(&app, &my, honey.product, own("thùng 12 lọ")).await;
    assert!(matches!(beyond, Err(Refused::No(AddVariantError::TooMany))), "what waits is counted too");
}

//! Twin of `market/catalog/list.rs`.

use chophien::{
    entities::{event, product, revision, variant},
    infra::refused::Refused,
    kernel::{ids::ShopId, money::Money},
    market::{
        catalog::{
            Status,
            content::ContentError,
            list::{self, ListError, ListProduct, Listed},
            variants::{MOST_VARIANTS, NewVariant, VariantError},
        },
        shops::in_shop::{InShop, NoMember},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{
    revisions::{content, product_now as row},
    variants::six,
};
use crate::kit::{Household, TestApp, claims};

fn jar() -> NewVariant {
    NewVariant { measure: "lọ 500 ml".into(), price: Money(350_000), stock: 0, weight_g: 850 }
}

fn honey(name: &str) -> ListProduct {
    ListProduct { key: "a key".into(), content: content(name), variants: vec![jar(), six()] }
}

async fn list(app: &TestApp, my: &Household, shop: ShopId, input: ListProduct) -> Result<Listed, Refused<ListError>> {
    let work = app.begin(my.actor()).await;
    let result = list::list(&claims::enter(&work, shop).await, input).await;
    work.commit().await.expect("committed");
    result
}

async fn counts(app: &TestApp) -> [u64; 4] {
    let db = &app.db.read;
    [
        product::Entity::find().count(db).await.expect("products"),
        variant::Entity::find().count(db).await.expect("variants"),
        revision::Entity::find().count(db).await.expect("revisions"),
        event::Entity::find().count(db).await.expect("events"),
    ]
}

#[tokio::test]
async fn a_product_waits_with_everything_that_is_needed_to_sell_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let listed = list(&app, &my, my.shop, honey("Mật ong Sủng Trà")).await.expect("listed");
    let row = row(&app, listed.product).await;
    assert_eq!((row.status, row.published_at), (Status::Pending, None));
    assert_eq!((row.price_from, row.in_stock), (Money(2_040_000), true), "only the box is in stock");
    assert_eq!(row.slug, format!("mat-ong-sung-tra-{}", listed.code.to_lowercase()));
    assert_eq!(row.unit_code.0, crate::kit::world::MEO_VAC);
    assert_eq!(counts(&app).await, [1, 2, 1, 1]);
}

#[tokio::test]
async fn the_same_key_again_answers_with_the_same_product() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let first = list(&app, &my, my.shop, honey("Mật ong")).await.expect("listed");
    let again = list(&app, &my, my.shop, honey("Mật ong")).await.expect("the same");
    assert_eq!(first, again);
    assert_eq!(counts(&app).await, [1, 2, 1, 1]);

    let renamed = list(&app, &my, my.shop, honey("Sáp ong")).await.expect("another product");
    let elsewhere = list(&app, &may, may.shop, honey("Mật ong")).await.expect("another shop's");
    assert!(renamed.product != first.product && elsewhere.product != first.product);
}

#[tokio::test]
async fn what_cannot_be_listed_is_refused_and_nothing_is_written() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let work = app.begin(my.actor()).await;
    assert!(matches!(InShop::enter(&work, ShopId(77)).await, Err(Refused::No(NoMember))));
    drop(work);

    let mut wine = honey("Rượu ngô");
    wine.content.set_no = 14;
    let wine = list(&app, &my, my.shop, wine).await;
    assert!(matches!(wine, Err(Refused::No(ListError::Content(ContentError::SetRefused(14))))));

    let with = |variants| ListProduct { variants, ..honey("Mật ong") };
    let none = list(&app, &my, my.shop, with(vec![])).await;
    assert!(matches!(none, Err(Refused::No(ListError::Variants))));
    let many = (0..=MOST_VARIANTS).map(|n| NewVariant { measure: format!("thùng {n}"), ..jar() }).collect();
    assert!(matches!(list(&app, &my, my.shop, with(many)).await, Err(Refused::No(ListError::Variants))));
    let light = NewVariant { weight_g: 0, ..six() };
    let light = list(&app, &my, my.shop, with(vec![jar(), light])).await;
    assert!(matches!(light, Err(Refused::No(ListError::Variant(1, VariantError::Weight)))));
    let twice = list(&app, &my, my.shop, with(vec![jar(), NewVariant { measure: " LỌ 500 ml".into(), ..six() }])).await;
    assert!(matches!(twice, Err(Refused::No(ListError::SameMeasure(1)))));
    assert_eq!(counts(&app).await, [0; 4]);
}

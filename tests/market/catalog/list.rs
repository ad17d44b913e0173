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
            quotas::{MOST_OF_A_COVER, MOST_PRODUCTS, MOST_WAITING, OverQuota},
            variants::{MOST_VARIANTS, NewVariant, VariantError},
        },
        shops::in_shop::{InShop, NoMember},
    },
};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};

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
    let many = (0..=MOST_VARIANTS).map(|n| NewVariant { measure: format!("thùng {n} kg"), ..jar() }).collect();
    assert!(matches!(list(&app, &my, my.shop, with(many)).await, Err(Refused::No(ListError::Variants))));
    let light = NewVariant { weight_g: 0, ..six() };
    let light = list(&app, &my, my.shop, with(vec![jar(), light])).await;
    assert!(matches!(light, Err(Refused::No(ListError::Variant(1, VariantError::Weight)))));
    let twice = list(&app, &my, my.shop, with(vec![jar(), NewVariant { measure: " LỌ 500 ml".into(), ..six() }])).await;
    assert!(matches!(twice, Err(Refused::No(ListError::SameMeasure(1)))));
    assert_eq!(counts(&app).await, [0; 4]);
}

/// So many more products of the shop, like one of hers.
async fn more(app: &TestApp, like: &str, many: u64, cover: &str) {
    let columns = "slug, shop_id, set_no, name, description, unit_code, season_months, price_from, measure_from, in_stock, \
                   search_text, name_text, toned_text, created_at";
    let copies = columns.replace("slug", "slug || i");
    let fill = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) \
         INSERT INTO products (code, status, shown, cover, {columns}) \
         SELECT code || 'x' || i, '{like}', FALSE, {cover}, {copies} FROM n, products \
         WHERE products.id = (SELECT MIN(id) FROM products)"
    );
    app.db.write.execute_unprepared(&fill).await.expect("products");
}

#[tokio::test]
async fn a_shop_lists_no_more_than_any_honest_one() {
    for (like, many, cover, over) in [
        ("pending", MOST_WAITING, "NULL", OverQuota::Waiting),
        ("paused", MOST_PRODUCTS - 1, "NULL", OverQuota::Products),
        ("paused", MOST_OF_A_COVER, "'ab23456789cdef'", OverQuota::Cover),
    ] {
        let app = TestApp::new().await;
        let my = app.my().await;
        app.honey(&my).await;
        more(&app, like, many, cover).await;
        let refused = list(&app, &my, my.shop, honey("Mật ong Sủng Trà")).await;
        assert!(
            matches!(&refused, Err(Refused::No(ListError::Over(found))) if *found == over),
            "{over:?}: {refused:?}"
        );
        assert_eq!(counts(&app).await, [many + 1, 1, 0, 0]);
        app.db
            .write
            .execute_unprepared("DELETE FROM products WHERE id = (SELECT MAX(id) FROM products)")
            .await
            .unwrap();
        list(&app, &my, my.shop, honey("Mật ong Sủng Trà")).await.expect("one fewer");
    }
}

#[tokio::test]
async fn the_same_photo_sent_again_and_again_is_the_same() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let cleaned = app.pictures.clean(crate::kit::pictures::png(40, 30)).await.expect("a picture");
    let work = app.begin(my.actor()).await;
    for code in ["ab23456789cdef", "zz23456789cdef"] {
        chophien::infra::pictures::register(&work, code, &cleaned, my.account).await.expect("registered");
    }
    work.commit().await.expect("a commit");
    more(&app, "paused", MOST_OF_A_COVER, "'zz23456789cdef'").await;
    let refused = list(&app, &my, my.shop, honey("Mật ong Sủng Trà")).await;
    assert!(matches!(refused, Err(Refused::No(ListError::Over(OverQuota::Cover)))), "{refused:?}");
}

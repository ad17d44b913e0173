//! Twin of `market/catalog/stock.rs`: rule 2.

use chophien::{
    entities::product,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::catalog::stock::{self, Short, StockError},
};
use sea_orm::EntityTrait;

use crate::kit::{
    TestApp,
    goods::{Good, Listing},
};

async fn in_stock(app: &TestApp, good: &Good) -> bool {
    product::Entity::find_by_id(good.product).one(&app.db.read).await.unwrap().unwrap().in_stock
}

#[tokio::test]
async fn the_last_pieces_are_taken_and_the_product_is_sold_out_until_they_come_back() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let work = app.begin(Actor::Guest).await;
    stock::take(&work, &[(honey.variant, 10)]).await.unwrap();
    work.commit().await.unwrap();
    assert_eq!((app.stock(&honey).await, in_stock(&app, &honey).await), (0, false));

    let work = app.begin(Actor::Guest).await;
    stock::put_back(&work, &[(honey.variant, 4)]).await.unwrap();
    work.commit().await.unwrap();
    assert_eq!((app.stock(&honey).await, in_stock(&app, &honey).await), (4, true));

    let work = app.begin(Actor::Guest).await;
    stock::sold_out(&work, &[honey.variant]).await.unwrap();
    work.commit().await.unwrap();
    assert_eq!((app.stock(&honey).await, in_stock(&app, &honey).await), (0, false));
}

#[tokio::test]
async fn lists_show_the_price_of_what_can_be_bought() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let large = Listing { measure: "thùng 6 lọ", price: 2_040_000, stock: 2, ..Listing::default() };
    let large = app.variant(honey.product, 1, &large).await;
    for (pieces, price, measure) in [(9, 350_000, "lọ 500 ml"), (1, 2_040_000, "thùng 6 lọ")] {
        let work = app.begin(Actor::Guest).await;
        stock::take(&work, &[(honey.variant, pieces)]).await.unwrap();
        work.commit().await.unwrap();
        let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.unwrap().unwrap();
        assert_eq!((row.price_from.0, row.measure_from.as_str()), (price, measure));
    }
    let work = app.begin(Actor::Guest).await;
    stock::sold_out(&work, &[large.id]).await.unwrap();
    work.commit().await.unwrap();
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.unwrap().unwrap();
    assert_eq!((row.price_from.0, row.in_stock), (350_000, false), "the lowest price, where nothing can be bought");
}

#[tokio::test]
async fn when_one_is_short_none_is_taken_even_if_the_work_is_committed() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let work = app.begin(Actor::Guest).await;
    let end = stock::take(&work, &[(tea.variant, 21), (honey.variant, 2)]).await;
    work.commit().await.unwrap();
    let Err(Refused::No(StockError::Short(short))) = end else { panic!("{end:?}") };
    assert_eq!(short, [Short { variant: tea.variant, left: 20 }]);
    assert_eq!((app.stock(&honey).await, app.stock(&tea).await), (10, 20));
}

#[tokio::test]
async fn the_same_variant_twice_is_taken_as_one() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let work = app.begin(Actor::Guest).await;
    let end = stock::take(&work, &[(honey.variant, 6), (honey.variant, 5)]).await;
    assert!(matches!(end, Err(Refused::No(StockError::Short(_)))), "{end:?}");
}

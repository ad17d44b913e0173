//! The times when a product was live: one interval after the other, none over another.

use chophien::{
    entities::{live_interval, product::Status, shop},
    kernel::{
        actor::Actor,
        ids::{ProductId, ShopId},
        instant::Instant,
    },
    market::{
        catalog::{content::ProductContent, live, pause, resume},
        revisions::decide,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::Duration;

use crate::{
    kit::{Household, TestApp, claims, goods::Listing},
    market::revisions::propose,
};

async fn intervals(app: &TestApp, product: ProductId) -> Vec<(Instant, Option<Instant>)> {
    let rows = live_interval::Entity::find()
        .filter(live_interval::Column::ProductId.eq(product))
        .order_by_asc(live_interval::Column::Id)
        .all(&app.db.read)
        .await;
    rows.expect("intervals").into_iter().map(|row| (row.live_from, row.live_to)).collect()
}

async fn approve(app: &TestApp, my: &Household, product: ProductId, name: &str) -> Instant {
    let id = propose(app, my, product, name).await;
    let work = app.begin(Actor::System).await;
    decide::approve(&work, claims::proposal::<ProductContent>(&work, id).await).await.expect("approved");
    work.commit().await.expect("committed");
    app.now()
}

async fn set_status(app: &TestApp, shop: ShopId, status: shop::Status) {
    let row = shop::ActiveModel { id: Set(shop), status: Set(status), ..Default::default() };
    row.update(&app.db.write).await.expect("a shop");
}

#[tokio::test]
async fn approval_opens_a_pause_closes_and_going_on_opens_another() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { status: Status::Pending, ..Default::default() }).await;
    assert_eq!(intervals(&app, honey.product).await, []);
    let opened = approve(&app, &my, honey.product, "Mật ong một").await;
    assert_eq!(intervals(&app, honey.product).await, [(opened, None)]);

    app.later(Duration::days(3));
    approve(&app, &my, honey.product, "Mật ong hai").await;
    assert_eq!(intervals(&app, honey.product).await, [(opened, None)], "a change does not interrupt");

    let work = app.begin(my.actor()).await;
    pause::pause(&work, claims::product(&work, honey.product).await).await.expect("paused");
    work.commit().await.expect("committed");
    let paused = app.now();
    app.later(Duration::days(40));
    let work = app.begin(my.actor()).await;
    resume::resume(&work, claims::product(&work, honey.product).await).await.expect("on sale again");
    work.commit().await.expect("committed");
    assert_eq!(intervals(&app, honey.product).await, [(opened, Some(paused)), (app.now(), None)]);
}

#[tokio::test]
async fn a_product_approved_before_its_shop_is_live_from_the_day_the_shop_opens() {
    let app = TestApp::new().await;
    let my = app.my().await;
    set_status(&app, my.shop, shop::Status::Pending).await;
    let honey = app.product(&my, Listing { status: Status::Pending, ..Default::default() }).await;
    let paused = app.product(&my, Listing { status: Status::Paused, ..Default::default() }).await;
    approve(&app, &my, honey.product, "Mật ong một").await;
    assert_eq!(intervals(&app, honey.product).await, []);

    app.later(Duration::hours(5));
    set_status(&app, my.shop, shop::Status::Open).await;
    let work = app.begin(Actor::System).await;
    live::shop_moved(&work, my.shop).await.expect("opened");
    live::shop_moved(&work, my.shop).await.expect("and once more");
    work.commit().await.expect("committed");
    let opened = app.now();
    assert_eq!(intervals(&app, honey.product).await, [(opened, None)]);
    assert_eq!(intervals(&app, paused.product).await, []);

    app.later(Duration::hours(5));
    set_status(&app, my.shop, shop::Status::Suspended).await;
    let work = app.begin(Actor::System).await;
    live::shop_moved(&work, my.shop).await.expect("closed");
    work.commit().await.expect("committed");
    assert_eq!(intervals(&app, honey.product).await, [(opened, Some(app.now()))]);
}

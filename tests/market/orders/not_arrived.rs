//! Twin of `market/orders/not_arrived.rs`.

use chophien::{
    entities::{event, order},
    infra::refused::Refused,
    kernel::{actor::Actor, ids::OrderId},
    market::orders::{
        Party, Status, complete::complete, deliver::deliver, find::in_shop, not_arrived::not_arrived, step::DeedError,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::kit::{Household, TestApp, claims, sales::Sale};

async fn told(app: &TestApp) -> u64 {
    event::Entity::find().filter(event::Column::Name.eq("order.not_arrived")).count(&app.db.read).await.unwrap()
}

/// Delivered, as the shop says.
async fn said(app: &TestApp, my: &Household) -> Sale {
    let sale = app.order(&app.honey(my).await, 1, None, Status::HandedOver).await;
    app.tell_of(&sale).await;
    let work = app.begin(my.actor()).await;
    deliver(&work, claims::sold(&work, my.shop, &sale.code).await, Party::Seller).await.unwrap();
    work.commit().await.unwrap();
    sale
}

async fn denied(app: &TestApp, order: OrderId) {
    let work = app.begin(Actor::Guest).await;
    not_arrived(&work, claims::order(&work, order).await).await.unwrap();
    work.commit().await.unwrap();
}

#[tokio::test]
async fn the_shop_hears_of_it_once_and_sees_it_before_all_else_until_the_buyer_has_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = said(&app, &my).await;
    for _ in 0..2 {
        denied(&app, sale.order).await;
        app.later(time::Duration::hours(1));
        app.work_off().await;
    }
    let texts = app.texts().into_iter().filter(|text| text.words.contains("chua nhan duoc don")).count();
    assert_eq!((told(&app).await, texts), (1, 1));
    assert!(app.texts().iter().all(|text| !text.words.contains("bao da giao")), "she knows what the shop says");
    let seen = in_shop::troubled(&app.db.read, my.shop).await.unwrap();
    assert_eq!(seen.iter().map(|own| own.order.id).collect::<Vec<_>>(), [sale.order]);
    let work = app.begin(Actor::Guest).await;
    complete(&work, claims::order(&work, sale.order).await, Party::Buyer).await.unwrap();
    work.commit().await.unwrap();
    let row = app.row_of(sale.order).await;
    assert_eq!((row.status, row.not_arrived_at), (Status::Completed, None));
    assert_eq!(in_shop::troubled(&app.db.read, my.shop).await.unwrap(), []);
    assert_eq!(chophien::figures::unexplained(&app).await.unwrap(), None, "each moment has its event");
}

#[tokio::test]
async fn what_is_denied_does_not_complete_by_itself() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = said(&app, &my).await;
    denied(&app, sale.order).await;
    let work = app.begin(Actor::System).await;
    let end = complete(&work, claims::order(&work, sale.order).await, Party::System).await;
    assert!(matches!(end, Err(Refused::No(DeedError::WrongStatus))), "{end:?}");
    drop(work);
    app.later(time::Duration::days(30));
    app.work_off().await;
    assert_eq!(app.status(sale.order).await, Status::Delivered);
}

#[tokio::test]
async fn only_what_the_shop_says_to_be_delivered_can_be_denied() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut sales = Vec::new();
    for status in Status::ALL.into_iter().filter(|status| *status != Status::Delivered) {
        sales.push(app.order(&honey, 1, None, status).await);
    }
    let her_own = app.order(&honey, 1, None, Status::HandedOver).await;
    let work = app.begin(Actor::Guest).await;
    deliver(&work, claims::order(&work, her_own.order).await, Party::Buyer).await.unwrap();
    work.commit().await.unwrap();
    sales.push(her_own);
    for sale in sales {
        refused(&app, &sale, Actor::Guest, |why| matches!(why, DeedError::WrongStatus)).await;
    }
}

#[tokio::test]
async fn nobody_but_the_buyer_says_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = said(&app, &my).await;
    for actor in [my.actor(), Actor::System] {
        refused(&app, &sale, actor, |why| matches!(why, DeedError::NotYours)).await;
    }
}

async fn refused(app: &TestApp, sale: &Sale, actor: Actor, why: impl Fn(&DeedError) -> bool) {
    let work = app.begin(actor).await;
    let claimed = claims::order(&work, sale.order).await;
    let row = order::Model::clone(&claimed);
    let end = not_arrived(&work, claimed).await;
    assert!(matches!(&end, Err(Refused::No(no)) if why(no)), "{:?} by {actor:?}: {end:?}", row.status);
    assert_eq!(*claims::order(&work, sale.order).await, row);
    work.commit().await.unwrap();
    assert_eq!(told(app).await, 0);
}

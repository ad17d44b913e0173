//! Twin of `market/orders/came_back.rs`.

use chophien::{
    entities::event,
    infra::refused::Refused,
    market::orders::{Status, came_back, step::DeedError},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::kit::{TestApp, claims};

async fn told(app: &TestApp) -> u64 {
    event::Entity::find().filter(event::Column::Name.eq("order.came_back")).count(&app.db.read).await.unwrap()
}

#[tokio::test]
async fn a_parcel_that_came_back_is_no_sale_and_its_pieces_can_be_sold_again() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.order(&honey, 2, None, Status::Undelivered).await;
    let before = app.stock(&honey).await;
    let work = app.begin(my.actor()).await;
    let order = claims::sold(&work, my.shop, &sale.code).await;
    came_back::came_back(&work, order).await.unwrap();
    let now = work.now;
    work.commit().await.unwrap();
    let order = app.row_of(sale.order).await;
    assert_eq!((order.status, order.came_back_at, order.delivered_on), (Status::CameBack, Some(now), None));
    assert_eq!((app.stock(&honey).await - before, told(&app).await), (2, 1));
}

#[tokio::test]
async fn what_the_buyer_has_does_not_come_back_undelivered() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.order(&honey, 2, None, Status::Delivered).await;
    let before = app.stock(&honey).await;
    let work = app.begin(my.actor()).await;
    let claimed = claims::sold(&work, my.shop, &sale.code).await;
    let order = chophien::entities::order::Model::clone(&claimed);
    let end = came_back::came_back(&work, claimed).await;
    assert!(matches!(end, Err(Refused::No(DeedError::WrongStatus))), "{end:?}");
    assert_eq!(*claims::sold(&work, my.shop, &sale.code).await, order);
    work.commit().await.unwrap();
    assert_eq!((app.stock(&honey).await, told(&app).await), (before, 0));
}

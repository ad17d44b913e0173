//! Twins of `market/sales/`.

mod book;
mod rebuild;
mod retract;
mod sum;

use chophien::{
    entities::{sale, sale_unsummed},
    kernel::actor::Actor,
    market::{
        households::sellers::add_up as add_up_in,
        orders::{Party, Status, deliver::deliver},
        sales::{self, Trade},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};

use crate::kit::{Household, TestApp, claims, goods::Good, sales::Sale};

/// Every entry, in the order in which they were written.
async fn entries(app: &TestApp) -> Vec<sale::Model> {
    sale::Entity::find().order_by_asc(sale::Column::Id).all(&app.db.read).await.expect("entries")
}

/// How many entries are in no sum yet.
async fn waiting(app: &TestApp) -> u64 {
    sale_unsummed::Entity::find().count(&app.db.read).await.expect("entries")
}

/// What was sold on the day of the clock, or on another.
async fn sold_on(app: &TestApp, day: time::Date) -> Trade {
    sales::find::total(&app.db.read, &(day..=day), None).await.expect("sums")
}

/// Adds up once.
async fn add_up(app: &TestApp) -> usize {
    let work = app.begin(Actor::System).await;
    let added = add_up_in(&work).await.expect("added");
    work.commit().await.expect("committed");
    added
}

/// Two jars of Mỷ's honey, delivered by the deed and in no sum yet.
async fn delivered(app: &TestApp) -> Sale {
    let my = app.my().await;
    let honey = app.honey(&my).await;
    deliver_one(app, &my, &honey, 2).await
}

/// Some of a shop's goods, likewise.
async fn deliver_one(app: &TestApp, shop: &Household, good: &Good, quantity: i64) -> Sale {
    let sale = app.order(good, quantity, None, Status::HandedOver).await;
    let work = app.begin(shop.actor()).await;
    deliver(&work, claims::sold(&work, shop.shop, &sale.code).await, Party::Seller).await.expect("delivered");
    work.commit().await.expect("committed");
    sale
}

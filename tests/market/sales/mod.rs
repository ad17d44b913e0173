//! Twins of `market/sales/`.

mod book;
mod rebuild;
mod retract;
mod sum;

use chophien::{
    entities::{sale, sale_unsummed},
    kernel::actor::Actor,
    market::sales::{self, Trade, sum::sum},
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};

use crate::kit::{TestApp, sales::Sale};

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
    let added = sum(&work).await.expect("added");
    work.commit().await.expect("committed");
    added
}

/// Mỷ's honey, delivered.
async fn delivered(app: &TestApp) -> Sale {
    let honey = app.honey(&app.my().await).await;
    app.order(&honey, 2, None, chophien::entities::order::Status::Delivered).await
}

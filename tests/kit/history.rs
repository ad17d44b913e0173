//! What a market has kept of its past: written by deeds as they happen, and here for rows that a test puts straight in.

use chophien::{
    entities::{order, order_line},
    infra::db::{Db, Work},
    kernel::{
        actor::Actor,
        ids::{AccountId, OrderId},
    },
    market::{
        households::{refresh::refresh, sellers::add_up},
        sales::{Channel, Line, PaymentWay, Sold, book::book},
    },
};
use migrations::MigratorTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::app::TestApp;

/// The first file that makes a history out of what there is.
const FIRST: &str = "m20261126_000010_sales";

impl TestApp {
    /// As the deed that this stands for would have done: the household is where its rows say.
    pub async fn stands(&self, household: AccountId) {
        let work = self.begin(Actor::System).await;
        refresh(&work, household).await.expect("intervals");
        work.commit().await.expect("committed");
    }

    /// The same for an order that was delivered, and for the worker that adds it up.
    pub async fn sold(&self, id: OrderId) {
        let order = self.row_of(id).await;
        let work = self.db.begin(Actor::System, order.delivered_at.expect("it was delivered")).await;
        let work = work.expect("a transaction");
        book_order(&work, &order).await;
        add_up(&work).await.expect("added up");
        work.commit().await.expect("committed");
    }

    /// Everything that is kept of the past made anew out of orders, accounts, shops and times on sale, as for a market of before.
    pub async fn history_anew(&self) {
        history_anew(&self.db).await;
    }
}

async fn book_order(work: &Work, order: &order::Model) {
    let lines = order_line::Entity::find()
        .filter(order_line::Column::OrderId.eq(order.id))
        .order_by_asc(order_line::Column::Id)
        .all(&work.tx)
        .await
        .expect("lines");
    let line =
        |row: order_line::Model| Line { id: row.id, set_no: row.set_no, stars: row.stars, total: row.line_total };
    let sold = Sold {
        order: order.id,
        shop: order.shop_id,
        unit: order.unit_code.clone(),
        kind: order.shop_kind,
        payment: PaymentWay::Cash,
        channel: Channel::Site,
        lines: lines.into_iter().map(line).collect(),
    };
    book(work, &sold).await.expect("entries");
}

async fn history_anew(db: &Db) {
    let files = migrations::Migrator::migrations();
    let first = files.iter().position(|file| file.name() == FIRST).expect("the file");
    let steps = u32::try_from(files.len() - first).expect("few");
    migrations::Migrator::down(&db.write, Some(steps)).await.expect("down");
    migrations::Migrator::up(&db.write, None).await.expect("up");
}

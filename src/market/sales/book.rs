//! An order is sold: its entries, in the commit of the deed.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    DbErr, EntityTrait,
};

use super::entries::{Entry, Line, Sold, entries};
use crate::{
    entities::{
        sale::{self, SaleCause},
        sale_unsummed,
    },
    infra::db::Work,
};

/// Writes that it counts from today on.
pub async fn book(work: &Work, sold: &Sold) -> Result<(), DbErr> {
    let rows = entries(&sold.lines).into_iter().zip(&sold.lines).map(|(entry, line)| row(work, sold, entry, line));
    write(work, rows.collect()).await
}

/// Adds entries, each with its place among those that are in no sum yet.
pub(super) async fn write(work: &Work, rows: Vec<sale::ActiveModel>) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let written = sale::Entity::insert_many(rows).exec_with_returning(&work.tx).await?;
    let wait = |row: sale::Model| sale_unsummed::ActiveModel { sale_id: Set(row.id), counts_on: Set(row.counts_on) };
    let waiting = written.into_iter().map(wait);
    sale_unsummed::Entity::insert_many(waiting).exec_without_returning(&work.tx).await.map(drop)
}

fn row(work: &Work, sold: &Sold, entry: Entry, line: &Line) -> sale::ActiveModel {
    sale::ActiveModel {
        id: NotSet,
        order_id: Set(sold.order),
        line_id: Set(entry.line),
        counts_on: Set(work.now.day()),
        booked_on: Set(work.now.day()),
        booked_at: Set(work.now),
        orders: Set(entry.orders),
        set_orders: Set(entry.set_orders),
        star_orders: Set(entry.star_orders),
        value: Set(line.total),
        shop_id: Set(sold.shop),
        unit_code: Set(sold.unit.clone()),
        kind: Set(sold.kind),
        set_no: Set(line.set_no),
        stars: Set(line.stars),
        payment: Set(sold.payment),
        channel: Set(sold.channel),
        cause: Set(SaleCause::Delivered),
    }
}

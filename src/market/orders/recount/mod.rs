//! Whether what is kept of orders is what happened to them: the events (`movements.rs`), and the entries of sales.
//!
//! Whether the entries of sales are those of the orders: each order that is sold counts once, for its goods, on the day of its
//! delivery; any other counts for nothing.

pub mod movements;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, JoinType, SelectStatement},
};

use super::status;
use crate::{
    entities::{order, sale},
    infra::db::sums::sum_of,
};

const ENTRIES: &str = "entries";

/// Delivered, and neither come back nor undone.
fn sold() -> Condition {
    Condition::all().add(order::Column::Status.is_in(status::those(|standing| standing.sold)))
}

/// The first order whose entries say otherwise.
pub async fn difference(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    let mut asked = order::Entity::find()
        .select_only()
        .column(order::Column::Code)
        .order_by_asc(order::Column::Id)
        .limit(1)
        .into_query();
    asked.join_subquery(
        JoinType::LeftJoin,
        entries(),
        ENTRIES,
        Expr::col((ENTRIES, "order_id")).equals((order::Entity, order::Column::Id)),
    );
    asked.cond_where(Condition::any().add(sold_and_not_counted()).add(counted_and_not_sold()));
    let row = db.query_one(&asked).await?;
    row.map(|row| {
        Ok(format!("sales: order {} counts otherwise than it was delivered", row.try_get::<String>("", "code")?))
    })
    .transpose()
}

/// What each order's entries come to on each day on which something is left of them.
fn entries() -> SelectStatement {
    sale::Entity::find()
        .select_only()
        .column(sale::Column::OrderId)
        .expr_as(sum_of("orders"), "orders")
        .expr_as(sum_of("value"), "value")
        .column_as(sale::Column::CountsOn, "counts_on")
        .group_by(sale::Column::OrderId)
        .group_by(sale::Column::CountsOn)
        .having(sum_of("orders").ne(0).or(sum_of("value").ne(0)))
        .into_query()
}

fn of_entries(column: &'static str) -> Expr {
    Expr::col((ENTRIES, column))
}

fn sold_and_not_counted() -> Condition {
    let otherwise = Condition::any()
        .add(of_entries("orders").is_null())
        .add(of_entries("orders").ne(1))
        .add(of_entries("value").ne(order::Column::GoodsTotal.into_expr()))
        .add(of_entries("counts_on").ne(order::Column::DeliveredOn.into_expr()));
    Condition::all().add(sold()).add(otherwise)
}

fn counted_and_not_sold() -> Condition {
    Condition::all().add(sold().not()).add(of_entries("orders").is_not_null())
}

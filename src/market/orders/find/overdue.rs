//! Orders that the system is to act on.

use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    entities::order,
    kernel::{ids::OrderId, instant::Instant},
    market::orders::Status,
};

/// Nobody answered them in time; up to `most`, the oldest first.
pub async fn unanswered(db: &impl ConnectionTrait, now: Instant, most: u64) -> Result<Vec<OrderId>, DbErr> {
    order::Entity::find()
        .select_only()
        .column(order::Column::Id)
        .filter(stands_at(Status::Placed))
        .filter(order::Column::AnswerBy.lte(now))
        .order_by_asc(order::Column::AnswerBy)
        .order_by_asc(order::Column::Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// Delivered before `then`, and nobody has said more; up to `most`, the oldest first.
pub async fn delivered_before(db: &impl ConnectionTrait, then: Instant, most: u64) -> Result<Vec<OrderId>, DbErr> {
    order::Entity::find()
        .select_only()
        .column(order::Column::Id)
        .filter(stands_at(Status::Delivered))
        .filter(order::Column::DeliveredAt.lte(then))
        .order_by_asc(order::Column::DeliveredAt)
        .order_by_asc(order::Column::Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// The status as a literal: both have an index of the orders of that status alone, and what is bound later does not imply it.
fn stands_at(status: Status) -> Expr {
    Expr::col(order::Column::Status).eq(Expr::Constant(status.to_value().into()))
}

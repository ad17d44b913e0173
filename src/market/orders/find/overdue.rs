//! Orders that the system is to act on, as far as the table of moves lets it.

use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    entities::order,
    kernel::{ids::OrderId, instant::Instant},
    market::orders::{
        Party, Status,
        status::{self, Deed},
    },
};

/// Nobody answered them in time; up to `most`, the oldest first, after those that are to be skipped.
pub async fn unanswered(db: &impl ConnectionTrait, now: Instant, skip: u64, most: u64) -> Result<Vec<OrderId>, DbErr> {
    order::Entity::find()
        .select_only()
        .column(order::Column::Id)
        .filter(where_may(Deed::Cancel))
        .filter(order::Column::AnswerBy.lte(now))
        .order_by_asc(order::Column::AnswerBy)
        .order_by_asc(order::Column::Id)
        .offset(skip)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// Delivered before `then`, and nobody has said more, nor that nothing has come; likewise.
pub async fn delivered_before(
    db: &impl ConnectionTrait,
    then: Instant,
    skip: u64,
    most: u64,
) -> Result<Vec<OrderId>, DbErr> {
    order::Entity::find()
        .select_only()
        .column(order::Column::Id)
        .filter(where_may(Deed::Complete))
        .filter(order::Column::DeliveredAt.lte(then))
        .filter(order::Column::NotArrivedAt.is_null())
        .order_by_asc(order::Column::DeliveredAt)
        .order_by_asc(order::Column::Id)
        .offset(skip)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// Where the system may do it. The status is a literal: both have an index of the orders of that status alone, and what is bound
/// later does not imply it.
fn where_may(deed: Deed) -> Condition {
    let stands_at = |status: Status| Expr::col(order::Column::Status).eq(Expr::Constant(status.to_value().into()));
    let statuses = status::where_may(Party::System, deed).into_iter();
    statuses.fold(Condition::any(), |any, status| any.add(stands_at(status)))
}

//! Time in which nobody worked is no time to answer in, nor is time in which the shop had not heard of its order: whoever was asked
//! before has so much longer.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use time::Duration;

use super::{
    Party,
    events::AnswersPostponed,
    find,
    status::{self, Deed},
};
use crate::{
    entities::order,
    infra::db::Work,
    kernel::{ids::OrderId, instant::Instant},
};

/// A shop hears of an order only now: it has that long to answer from now on.
pub async fn told_late(work: &Work, order: OrderId, hours: Duration) -> Result<(), DbErr> {
    let Some(order) = find::claim(work, order).await? else { return Ok(()) };
    let (waits, until) = (status::deeds_of(Party::System, order.status).contains(&Deed::Cancel), work.now.after(hours));
    if !waits || order.answer_by >= until {
        return Ok(());
    }
    let minutes = until.since(order.answer_by).whole_minutes();
    let longer = order::ActiveModel { answer_by: Set(until), ..Default::default() };
    let own = order::Entity::update_many().set(longer).filter(order::Column::Id.eq(order.id));
    own.exec(&work.tx).await?;
    work.record(&AnswersPostponed { minutes, orders: 1 })
}

/// Every order that waits for its answer, and had time at `since`, has `longer` to be answered; tells how many.
pub async fn postpone(work: &Work, since: Instant, longer: Duration) -> Result<u64, DbErr> {
    let micros = i64::try_from(longer.whole_microseconds()).unwrap_or(0);
    let later = Expr::col(order::Column::AnswerBy).add(micros);
    let waiting = status::where_may(Party::System, Deed::Cancel);
    let orders = order::Entity::update_many()
        .col_expr(order::Column::AnswerBy, later)
        .filter(order::Column::Status.is_in(waiting))
        .filter(order::Column::AnswerBy.gt(since))
        .exec(&work.tx)
        .await?
        .rows_affected;
    if orders > 0 {
        work.record(&AnswersPostponed { minutes: longer.whole_minutes(), orders })?;
    }
    Ok(orders)
}

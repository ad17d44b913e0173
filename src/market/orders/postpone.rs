//! Time in which nobody worked is no time to answer in: whoever was asked before has so much longer.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use time::Duration;

use super::{
    Party,
    events::AnswersPostponed,
    status::{self, Deed},
};
use crate::{entities::order, infra::db::Work, kernel::instant::Instant};

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

//! Carts of visitors who did not come back.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::merge;
use crate::{entities::cart, infra::db::Work, kernel::instant::Instant};

/// Forgets up to 500 visitors' carts that nobody has touched since `then`; tells how many.
pub async fn sweep(work: &Work, then: Instant) -> Result<usize, DbErr> {
    let rows = cart::Entity::find()
        .filter(cart::Column::AccountId.is_null())
        .filter(cart::Column::UpdatedAt.lt(then))
        .order_by_asc(cart::Column::UpdatedAt)
        .order_by_asc(cart::Column::Id)
        .limit(500)
        .lock_exclusive()
        .all(&work.tx)
        .await?;
    let ids: Vec<_> = rows.into_iter().map(|row| row.id).collect();
    merge::forget(work, &ids).await?;
    Ok(ids.len())
}

//! Carts of visitors who did not come back.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::merge;
use crate::{
    entities::cart,
    infra::db::Work,
    kernel::{ids::CartId, instant::Instant},
};

/// In one transaction: on SQLite nobody else writes meanwhile.
pub const A_BATCH: usize = 500;
/// Visitors' carts, in all: with more of them they are kept for days and not for months.
pub const MANY: u64 = 100_000;

/// Whether there are more visitors' carts than are kept for long.
pub async fn too_many(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let beyond = cart::Entity::find()
        .select_only()
        .column(cart::Column::Id)
        .filter(cart::Column::AccountId.is_null())
        .order_by_asc(cart::Column::UpdatedAt)
        .order_by_asc(cart::Column::Id)
        .offset(MANY)
        .limit(1);
    Ok(beyond.into_tuple::<CartId>().one(db).await?.is_some())
}

/// Forgets up to `A_BATCH` visitors' carts that nobody has touched since `then`; tells how many.
pub async fn sweep(work: &Work, then: Instant) -> Result<usize, DbErr> {
    let rows = cart::Entity::find()
        .filter(cart::Column::AccountId.is_null())
        .filter(cart::Column::UpdatedAt.lt(then))
        .order_by_asc(cart::Column::UpdatedAt)
        .order_by_asc(cart::Column::Id)
        .limit(A_BATCH as u64)
        .lock_exclusive()
        .all(&work.tx)
        .await?;
    let ids: Vec<_> = rows.into_iter().map(|row| row.id).collect();
    merge::forget(work, &ids).await?;
    Ok(ids.len())
}

//! Invitations that nobody answered.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::{entities::shop_invitation, infra::db::Work, kernel::instant::Instant};

/// Forgets invitations from before `then`; tells how many.
pub async fn sweep(work: &Work, then: Instant) -> Result<u64, DbErr> {
    let old = shop_invitation::Entity::delete_many().filter(shop_invitation::Column::CreatedAt.lt(then));
    Ok(old.exec(&work.tx).await?.rows_affected)
}

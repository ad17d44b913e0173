//! Texted codes that open nothing any more, and with them registrations that were never finished.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::{entities::texted_code, infra::db::Work, kernel::instant::Instant};

/// Forgets codes texted before `then`; tells how many.
pub async fn sweep(work: &Work, then: Instant) -> Result<u64, DbErr> {
    let old = texted_code::Entity::delete_many().filter(texted_code::Column::CreatedAt.lt(then));
    Ok(old.exec(&work.tx).await?.rows_affected)
}

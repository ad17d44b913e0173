//! Rows of files go after a time; that a file was read, and what came of it, stays.

use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr};

use crate::{
    entities::{registry_import, registry_row},
    infra::db::Work,
    kernel::{ids::ImportId, instant::Instant},
    market::registry::ImportStatus,
};

/// Files at a time.
const A_BATCH: u64 = 10;

/// Those that began before that; a file that still waits then is dropped. None that is being written.
pub async fn sweep(work: &Work, before: Instant) -> Result<(), DbErr> {
    use registry_import::Column as I;
    let has_rows = registry_row::Entity::find().select_only().column(registry_row::Column::ImportId).distinct();
    let old = Condition::all().add(I::BegunAt.lt(before)).add(I::Status.ne(ImportStatus::Writing));
    let ids = registry_import::Entity::find()
        .select_only()
        .column(I::Id)
        .filter(old)
        .filter(I::Id.in_subquery(has_rows.into_query()))
        .limit(A_BATCH);
    let ids: Vec<ImportId> = ids.into_tuple().all(&work.tx).await?;
    if ids.is_empty() {
        return Ok(());
    }
    let waits = I::Status.is_in([ImportStatus::Reading, ImportStatus::Tried]);
    registry_import::Entity::update_many()
        .col_expr(I::Status, Expr::value(ImportStatus::Dropped))
        .col_expr(I::EndedAt, Expr::value(work.now))
        .filter(I::Id.is_in(ids.clone()))
        .filter(waits)
        .exec(&work.tx)
        .await?;
    registry_row::Entity::delete_many().filter(registry_row::Column::ImportId.is_in(ids)).exec(&work.tx).await.map(drop)
}

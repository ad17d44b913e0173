//! Rows of files go after a time; that a file was read, and what came of it, stays.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, sea_query::Expr,
};

use crate::{
    entities::{registry_import, registry_row},
    infra::db::Work,
    kernel::{ids::ImportId, instant::Instant},
    market::registry::ImportStatus,
};

/// Files at a time.
const A_BATCH: u64 = 10;

/// Those that ended before that, and those that wait since then: these are dropped. None that is being written.
pub async fn sweep(work: &Work, before: Instant) -> Result<(), DbErr> {
    use registry_import::Column as I;
    let waits = || I::Status.is_in([ImportStatus::Reading, ImportStatus::Tried]);
    let forgotten = Condition::all().add(waits()).add(I::BegunAt.lt(before));
    let has_rows = registry_row::Entity::find().select_only().column(registry_row::Column::ImportId).distinct();
    let over = Condition::all().add(I::EndedAt.lt(before)).add(I::Id.in_subquery(has_rows.into_query()));
    let old = registry_import::Entity::find()
        .filter(Condition::any().add(forgotten).add(over))
        .order_by_asc(I::Id)
        .limit(A_BATCH)
        .lock_exclusive();
    let ids: Vec<ImportId> = old.all(&work.tx).await?.into_iter().map(|import| import.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    registry_import::Entity::update_many()
        .col_expr(I::Status, Expr::value(ImportStatus::Dropped))
        .col_expr(I::EndedAt, Expr::value(work.now))
        .filter(I::Id.is_in(ids.clone()))
        .filter(waits())
        .exec(&work.tx)
        .await?;
    registry_row::Entity::delete_many().filter(registry_row::Column::ImportId.is_in(ids)).exec(&work.tx).await.map(drop)
}

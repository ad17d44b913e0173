//! Rows of a file are written into the registry, some at a time: each is what was tried, and goes to the version that was seen then.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use super::find;
use crate::{
    entities::{registry_entry, registry_row},
    infra::db::Work,
    kernel::ids::{EntryId, ImportId},
    market::registry::{
        ImportStatus, Outcome,
        details::Details,
        events::RegistryImported,
        row::{Cells, Reader},
        write,
    },
};

/// Rows of one work: some milliseconds in which nobody else writes.
pub const A_BATCH: u64 = 100;

/// Writes the next of them; tells whether there may be more. When all are written, so is the file.
pub async fn write(work: &Work, import: ImportId, reader: &Reader) -> Result<bool, DbErr> {
    use registry_row::Column as R;
    let Some(file) = find::claim_by_id(work, import).await?.filter(|file| file.status == ImportStatus::Writing) else {
        return Ok(false);
    };
    let waiting = registry_row::Entity::find()
        .filter(R::ImportId.eq(import))
        .filter(R::Outcome.is_in([Outcome::Add, Outcome::Amend]))
        .filter(R::WrittenAt.is_null());
    let rows = waiting.order_by_asc(R::Id).limit(A_BATCH).all(&work.tx).await?;
    let (mut written, mut changed, last) = (0, 0, (rows.len() as u64) < A_BATCH);
    for row in rows {
        let done = write_row(work, &row, reader).await?;
        (written, changed) = if done { (written + 1, changed) } else { (written, changed + 1) };
        let outcome = if done { row.outcome } else { Outcome::Changed };
        let id = Unchanged(row.id);
        let row = registry_row::ActiveModel {
            id,
            outcome: Set(outcome),
            written_at: Set(Some(work.now)),
            ..Default::default()
        };
        row.update(&work.tx).await?;
    }
    let (written, changed) = (file.written + written, file.changed + changed);
    let mut file = file.into_row().into_active_model();
    file.written = Set(written);
    file.changed = Set(changed);
    if last {
        file.status = Set(ImportStatus::Written);
        file.ended_at = Set(Some(work.now));
    }
    let file = file.update(&work.tx).await?;
    if last {
        let added = find::count(&work.tx, import, Outcome::Add).await?;
        work.record(&RegistryImported { import_id: import, added, amended: file.written - added, changed })?;
    }
    Ok(!last)
}

/// Tells whether it is written: a paper that somebody has changed since it was tried stays as it is.
async fn write_row(work: &Work, row: &registry_row::Model, reader: &Reader) -> Result<bool, DbErr> {
    let cells: Cells = serde_json::from_value(row.cells.clone()).map_err(|error| DbErr::Json(error.to_string()))?;
    let Ok(details) = reader.read(&cells) else { return Ok(false) };
    match row.entry_id {
        None => Ok(write::insert(work, &details, None).await?.is_some()),
        Some(entry) => amend(work, row, entry, &details).await,
    }
}

async fn amend(work: &Work, row: &registry_row::Model, entry: EntryId, details: &Details) -> Result<bool, DbErr> {
    let before = registry_entry::Entity::find_by_id(entry).one(&work.tx).await?;
    match before.filter(|before| Some(before.version) == row.seen_version) {
        Some(before) => write::amend(work, &before, details, before.scan.clone(), Some(row.import_id)).await,
        None => Ok(false),
    }
}

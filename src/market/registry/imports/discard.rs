//! Whoever tried a file thinks better of it: nothing of it is written.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::find::ClaimedImport;
use crate::{
    entities::registry_row,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::registry::ImportStatus,
};

/// Why it is not dropped.
#[derive(Debug, thiserror::Error)]
pub enum DiscardError {
    /// It is being written, or was dropped.
    #[error("the file does not wait any more")]
    NotWaiting,
}

/// Drops it and its rows.
pub async fn discard(work: &Work, import: ClaimedImport<'_>) -> Result<(), Refused<DiscardError>> {
    if !matches!(import.status, ImportStatus::Reading | ImportStatus::Tried) {
        return no(DiscardError::NotWaiting);
    }
    registry_row::Entity::delete_many().filter(registry_row::Column::ImportId.eq(import.id)).exec(&work.tx).await?;
    let mut row = import.into_row().into_active_model();
    row.status = Set(ImportStatus::Dropped);
    row.ended_at = Set(Some(work.now));
    row.update(&work.tx).await?;
    Ok(())
}

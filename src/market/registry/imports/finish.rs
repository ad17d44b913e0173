//! All rows of a file are there: it is tried.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr};

use super::find::is_read;
use crate::{entities::registry_import, infra::db::Work, kernel::ids::ImportId, market::registry::ImportStatus};

/// Letters of all headings that were not read.
const LONGEST: usize = 1_000;

/// With the headings of columns that were not read; one that somebody has dropped meanwhile stays dropped.
pub async fn finish(work: &Work, import: ImportId, unread: &[String]) -> Result<(), DbErr> {
    if !is_read(work, import).await? {
        return Ok(());
    }
    let row = registry_import::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(import),
        status: Set(ImportStatus::Tried),
        unread: Set(unread.join("\n").chars().take(LONGEST).collect()),
        ..Default::default()
    };
    row.update(&work.tx).await.map(drop)
}

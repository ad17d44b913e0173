//! A paper is in the registry again that had left it: it was taken out by mistake, or given back. What shops claim by it stays withdrawn
//! until a moderator lets each of them count again.

use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{events::EntryReturned, find::ClaimedEntry, write};
use crate::infra::{
    db::Work,
    refused::{Refused, no},
};

/// Why it is not let in again.
#[derive(Debug, thiserror::Error)]
pub enum ReadmitError {
    /// It has not left.
    #[error("the entry is in the registry")]
    HasNotLeft,
    /// Somebody has changed it meanwhile.
    #[error("the entry was changed in the meantime")]
    Outdated,
}

/// It counts again on the days on which it is valid, if it is as it was `seen`.
pub async fn readmit(work: &Work, entry: ClaimedEntry<'_>, seen: i32) -> Result<(), Refused<ReadmitError>> {
    if entry.left_on.is_none() {
        return no(ReadmitError::HasNotLeft);
    }
    if entry.version != seen {
        return no(ReadmitError::Outdated);
    }
    let mut row = write::next(work, &entry);
    row.left_on = Set(None);
    row.left_reason = Set(None);
    row.left_words = Set(None);
    row.update(&work.tx).await?;
    Ok(work.record(&EntryReturned { entry_id: entry.id })?)
}

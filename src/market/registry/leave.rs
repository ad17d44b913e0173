//! A paper leaves the registry, with a reason: from that day on it counts no longer. What shops claim by it is withdrawn above
//! (`moderation/sanctions/strike.rs`).

use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{events::EntryLeft, find::ClaimedEntry, write};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::revisions::why::Why,
};

/// Why it does not leave.
#[derive(Debug, thiserror::Error)]
pub enum LeaveError {
    /// It has left before.
    #[error("the entry has left the registry")]
    HasLeft,
    /// Somebody has changed it meanwhile.
    #[error("the entry was changed in the meantime")]
    Outdated,
}

/// It leaves today, if it is as it was `seen`; the reason was looked at before.
pub async fn leave(work: &Work, entry: &ClaimedEntry<'_>, why: &Why, seen: i32) -> Result<(), Refused<LeaveError>> {
    if entry.left_on.is_some() {
        return no(LeaveError::HasLeft);
    }
    if entry.version != seen {
        return no(LeaveError::Outdated);
    }
    let mut row = write::next(work, entry);
    row.left_on = Set(Some(work.now.day()));
    row.left_reason = Set(Some(why.reason));
    row.left_words = Set(why.words.clone());
    row.update(&work.tx).await?;
    let (reason, words) = (why.reason.as_str().to_owned(), why.words.clone());
    Ok(work.record(&EntryLeft { entry_id: entry.id, reason, words })?)
}

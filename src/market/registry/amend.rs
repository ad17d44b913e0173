//! An administrator changes what the registry says of a paper. What it said is kept.

use super::{details::Details, events::EntryAmended, find::ClaimedEntry, write};
use crate::{
    infra::{
        db::Work,
        pictures,
        refused::{Refused, no},
    },
    kernel::paper_number,
};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum AmendError {
    /// Somebody has changed it meanwhile.
    #[error("the entry was changed in the meantime")]
    Outdated,
    /// It has left the registry.
    #[error("the entry has left the registry")]
    HasLeft,
    /// Another number or kind is another paper: what shops claim by this one would be bound to nothing.
    #[error("another number or kind is another paper")]
    AnotherPaper,
    /// It says that already.
    #[error("nothing is different")]
    Unchanged,
}

/// Changes it, if it is as it was `seen`.
pub async fn amend(
    work: &Work,
    entry: ClaimedEntry<'_>,
    details: &Details,
    scan: Option<String>,
    seen: i32,
) -> Result<(), Refused<AmendError>> {
    if entry.left_on.is_some() {
        return no(AmendError::HasLeft);
    }
    // Also where the same form has been sent before.
    if Details::of(&entry) == *details && entry.scan == scan {
        return no(AmendError::Unchanged);
    }
    if entry.version != seen {
        return no(AmendError::Outdated);
    }
    if entry.scheme != details.scheme || entry.number_key != paper_number::key(&details.number) {
        return no(AmendError::AnotherPaper);
    }
    pictures::mark_used(work, scan.as_slice()).await?;
    write::amend(work, &entry, details, scan, None).await?;
    Ok(work.record(&EntryAmended { entry_id: entry.id })?)
}

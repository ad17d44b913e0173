//! An administrator changes what the registry says of a paper. What it said is kept.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::{details::Details, events::EntryAmended, find::ClaimedEntry, write};
use crate::{
    entities::registry_entry,
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
    /// Another paper of that kind has the number.
    #[error("the number is in the registry")]
    There,
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
    if is_anothers(work, &entry, details).await? {
        return no(AmendError::There);
    }
    pictures::mark_used(work, scan.as_slice()).await?;
    write::amend(work, &entry, details, scan, None).await?;
    Ok(work.record(&EntryAmended { entry_id: entry.id })?)
}

async fn is_anothers(work: &Work, entry: &registry_entry::Model, details: &Details) -> Result<bool, DbErr> {
    use registry_entry::Column as E;
    let same = registry_entry::Entity::find()
        .filter(E::NumberKey.eq(paper_number::key(&details.number)))
        .filter(E::Scheme.eq(details.scheme));
    Ok(same.filter(E::Id.ne(entry.id)).count(&work.tx).await? > 0)
}

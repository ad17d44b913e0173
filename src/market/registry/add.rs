//! An administrator writes a paper into the registry by hand.

use super::{details::Details, events::EntryAdded, write};
use crate::{
    infra::{
        db::Work,
        pictures,
        refused::{Refused, no},
    },
    kernel::ids::EntryId,
};

/// Why nothing was added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// A paper of that kind has the number already.
    #[error("the number is in the registry")]
    There,
}

/// Adds it.
pub async fn add(work: &Work, details: &Details, scan: Option<String>) -> Result<EntryId, Refused<AddError>> {
    pictures::mark_used(work, scan.as_slice()).await?;
    let Some(entry_id) = write::insert(work, details, scan).await? else { return no(AddError::There) };
    work.record(&EntryAdded { entry_id })?;
    Ok(entry_id)
}

//! A seller withdraws her proposal before it is decided; what was approved stays as it is.

use async_trait::async_trait;
use sea_orm::DbErr;

use super::{
    Revised, Revision, RevisionStatus,
    decide::{ProposalError, end, waiting},
    find::ClaimedProposal,
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::RevisionId,
    market::claimed::Claimed,
};

/// Content whose proposals may be withdrawn.
#[async_trait]
pub trait Withdrawn: Revised {
    /// Whether something was approved before. Else nothing would be shown: it is mended instead.
    fn is_shown(row: &Self::Row) -> bool;

    /// The proposal waits no more; records the event.
    async fn withdrawn(work: &Work, row: Claimed<'_, Self::Row>, proposal: RevisionId) -> Result<(), DbErr>;
}

/// Withdraws a proposal that waits.
pub async fn withdraw<C: Withdrawn>(
    work: &Work,
    claimed: ClaimedProposal<'_, C>,
) -> Result<(), Refused<ProposalError>> {
    let ClaimedProposal { row, proposal: Revision { id, .. } } = waiting(claimed)?;
    if !C::is_shown(&row) {
        return no(ProposalError::Forbidden);
    }
    end(work, id, RevisionStatus::Withdrawn, None).await?;
    Ok(C::withdrawn(work, row, id).await?)
}

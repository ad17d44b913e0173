//! A moderator decides about a proposal. Called by `moderation`, which knows who may and which reasons there are.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr};

use super::{Revised, Revision, RevisionStatus, find::ClaimedProposal, why::Why};
use crate::{
    entities::revision,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::RevisionId,
};

/// Why a proposal does not end in that way. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ProposalError {
    /// It was decided, replaced or withdrawn in the meantime.
    #[error("the proposal does not wait any more")]
    NotWaiting,
    /// The rules have changed since it was proposed, or nothing would be shown without it.
    #[error("the proposal cannot end in that way")]
    Forbidden,
}

/// Shows a proposal that waits.
pub async fn approve<C: Revised>(
    work: &Work,
    claimed: ClaimedProposal<'_, C>,
) -> Result<C::Approved, Refused<ProposalError>> {
    let ClaimedProposal { row, proposal } = waiting(claimed)?;
    if !proposal.content.is_allowed() {
        return no(ProposalError::Forbidden);
    }
    end(work, proposal.id, RevisionStatus::Approved, None).await?;
    Ok(C::approved(work, row, proposal).await?)
}

/// Gives a proposal that waits back to its seller. What was approved before stays as it is.
pub async fn send_back<C: Revised>(
    work: &Work,
    claimed: ClaimedProposal<'_, C>,
    why: &Why,
) -> Result<(), Refused<ProposalError>> {
    let ClaimedProposal { row, proposal: Revision { id, .. } } = waiting(claimed)?;
    end(work, id, RevisionStatus::SentBack, Some(why)).await?;
    Ok(C::sent_back(work, row, id, why).await?)
}

/// The same, if it waits.
pub(super) fn waiting<C: Revised>(
    claimed: ClaimedProposal<'_, C>,
) -> Result<ClaimedProposal<'_, C>, Refused<ProposalError>> {
    if claimed.proposal.status == RevisionStatus::Pending { Ok(claimed) } else { no(ProposalError::NotWaiting) }
}

/// Writes the end of a proposal.
pub(super) async fn end(work: &Work, id: RevisionId, status: RevisionStatus, why: Option<&Why>) -> Result<(), DbErr> {
    let row = revision::ActiveModel {
        id: Set(id),
        status: Set(status),
        decided_at: Set(Some(work.now)),
        reason: Set(why.map(|why| why.reason)),
        words: Set(why.and_then(|why| why.words.clone())),
        ..Default::default()
    };
    row.update(&work.tx).await.map(drop)
}

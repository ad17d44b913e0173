//! Whoever was invited does not come into the shop.

use super::{events::InvitationDeclined, invitations};
use crate::infra::{db::Work, refused::Refused};

/// Why there is nothing to decline.
#[derive(Debug, thiserror::Error)]
pub enum DeclineInvitationError {
    /// There is no such shop, or it has not invited the number of whoever acts.
    #[error("there is no such invitation")]
    NoInvitation,
}

/// Takes away the invitation of whoever's business the work is into the shop of that code.
pub async fn decline_invitation(work: &Work, code: &str) -> Result<(), Refused<DeclineInvitationError>> {
    let invited = invitations::claim(work, code).await?.ok_or(Refused::No(DeclineInvitationError::NoInvitation))?;
    invitations::forget(work, invited.shop.id, &invited.phone).await?;
    work.record(&InvitationDeclined { shop_id: invited.shop.id, account_id: invited.person })?;
    Ok(())
}

//! A moderator saw the paper and found the claim true.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{Status, events::CertificateVerified, find::ClaimedPaper};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::revisions::decide::ProposalError,
};

/// From now on the paper counts, on the days on which it is valid.
pub async fn verify(work: &Work, paper: ClaimedPaper<'_>) -> Result<(), Refused<ProposalError>> {
    if paper.status != Status::Pending {
        return no(ProposalError::NotWaiting);
    }
    let event = CertificateVerified { certificate_id: paper.id, product_id: paper.product_id, shop_id: paper.shop_id };
    let mut row = paper.into_row().into_active_model();
    row.status = Set(Status::Verified);
    row.decided_at = Set(Some(work.now));
    row.update(&work.tx).await?;
    work.record(&event)?;
    Ok(())
}

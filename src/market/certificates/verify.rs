//! A moderator saw the paper and found the claim true.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{Status, events::CertificateVerified, find::ClaimedPaper, valid};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::registry,
};

/// Why a claim is not found true. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// Decided by another, or replaced by a newer claim.
    #[error("the claim does not wait any more")]
    NotWaiting,
    /// Nobody can say that a paper is true which she has not seen.
    #[error("the claim has no picture of the paper")]
    NoScan,
    /// The province's registry has let it go.
    #[error("the paper has left the registry")]
    LeftRegistry,
    /// It states more months than its kind may hold.
    #[error("the paper would hold longer than its kind may")]
    TooLong,
}

/// From now on the paper counts, on the days on which it is valid.
pub async fn verify(work: &Work, paper: ClaimedPaper<'_>) -> Result<(), Refused<VerifyError>> {
    if paper.status != Status::Pending {
        return no(VerifyError::NotWaiting);
    }
    if paper.scan.is_none() {
        return no(VerifyError::NoScan);
    }
    if valid::too_long(paper.scheme, paper.issued_on, paper.expires_on) {
        return no(VerifyError::TooLong);
    }
    if registry::find::has_left(work, paper.scheme, &paper.number_key).await? {
        return no(VerifyError::LeftRegistry);
    }
    let event = CertificateVerified { certificate_id: paper.id, product_id: paper.product_id, shop_id: paper.shop_id };
    let mut row = paper.into_row().into_active_model();
    row.status = Set(Status::Verified);
    row.decided_at = Set(Some(work.now));
    row.update(&work.tx).await?;
    work.record(&event)?;
    Ok(())
}

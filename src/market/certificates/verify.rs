//! A moderator saw the paper and found the claim true.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use super::{Status, events::CertificateVerified, find};
use crate::{infra::db::Work, kernel::ids::CertificateId};

/// Why a claim cannot be verified. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// Such a claim is not there.
    #[error("no such claim")]
    NotFound,
    /// It was decided, or replaced, in the meantime.
    #[error("the claim no longer waits")]
    NotWaiting,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// From now on the paper counts, on the days on which it is valid.
pub async fn verify(work: &Work, id: CertificateId) -> Result<(), VerifyError> {
    let row = find::claim_row(work, id).await?.ok_or(VerifyError::NotFound)?;
    if row.status != Status::Pending {
        return Err(VerifyError::NotWaiting);
    }
    let event = CertificateVerified { certificate_id: id, product_id: row.product_id, shop_id: row.shop_id };
    let mut row = row.into_active_model();
    row.status = Set(Status::Verified);
    row.decided_at = Set(Some(work.now));
    row.update(&work.tx).await?;
    work.record(&event).await?;
    Ok(())
}

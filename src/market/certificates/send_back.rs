//! A moderator cannot accept a claim as it is.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use super::{Status, events::CertificateSentBack, find};
use crate::{infra::db::Work, kernel::ids::CertificateId};

/// Why, for the seller to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// A key of the list of reasons.
    pub reason: String,
    /// The moderator's own words.
    pub words: Option<String>,
}

/// Why a claim cannot be sent back. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SendBackError {
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

/// The seller reads why, and may claim again.
pub async fn send_back(work: &Work, id: CertificateId, verdict: Verdict) -> Result<(), SendBackError> {
    let row = find::claim_row(work, id).await?.ok_or(SendBackError::NotFound)?;
    if row.status != Status::Pending {
        return Err(SendBackError::NotWaiting);
    }
    let event = CertificateSentBack {
        certificate_id: id,
        product_id: row.product_id,
        shop_id: row.shop_id,
        reason: verdict.reason.clone(),
        words: verdict.words.clone(),
    };
    let mut row = row.into_active_model();
    row.status = Set(Status::SentBack);
    row.decided_at = Set(Some(work.now));
    row.reason = Set(Some(verdict.reason));
    row.words = Set(verdict.words);
    row.update(&work.tx).await?;
    work.record(&event).await?;
    Ok(())
}

//! A moderator approves: what was proposed is shown, a paper counts from now on.

use sea_orm::DbErr;

use super::{
    Subject, Verdict,
    case::{self, CaseError},
    history,
    reach::Reach,
};
use crate::{
    infra::db::Work,
    kernel::ids::{CertificateId, RevisionId, ShopId},
    market::{
        catalog::{self, derive, live},
        certificates::verify::{self, VerifyError},
        shops::{self, approve::ApproveError as ShopError},
    },
};

/// Why nothing is approved.
#[derive(Debug, thiserror::Error)]
pub enum ApproveError {
    /// Not there, beyond her reach, or her own.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// Decided by another, or replaced by a newer one of the seller.
    #[error("the case does not wait any more")]
    NotWaiting,
    /// The rules have changed since it was proposed: it can only be sent back.
    #[error("the market's rules forbid it by now")]
    Forbidden,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Approves a case and writes the decision down.
pub async fn approve(work: &Work, reach: &Reach, subject: Subject, id: i64) -> Result<(), ApproveError> {
    let (case, moderator) = case::to_decide(work, reach, subject, id).await?;
    match subject {
        Subject::Shop => shop(work, case.shop, RevisionId(id)).await?,
        Subject::Product => product(work, RevisionId(id)).await?,
        Subject::Certificate => certificate(work, CertificateId(id)).await?,
    }
    Ok(history::write(work, &case, moderator, Verdict::Approved, None).await?)
}

/// Products carry their shop's place and words for search, and a shop that opens takes those approved before with it.
async fn shop(work: &Work, shop: ShopId, revision: RevisionId) -> Result<(), ApproveError> {
    let approved = shops::approve::approve(work, revision).await.map_err(|error| match error {
        ShopError::NoSuchRevision => CaseError::NotFound.into(),
        ShopError::NotWaiting => ApproveError::NotWaiting,
        ShopError::Db(error) => error.into(),
    })?;
    derive::shop_changed(work, shop).await?;
    if approved.first {
        live::shop_opened(work, shop).await?;
    }
    Ok(())
}

async fn product(work: &Work, revision: RevisionId) -> Result<(), ApproveError> {
    use catalog::approve::ApproveError as ProductError;
    let refused = |error| match error {
        ProductError::NotFound => CaseError::NotFound.into(),
        ProductError::NotWaiting => ApproveError::NotWaiting,
        ProductError::Content(_) => ApproveError::Forbidden,
        ProductError::Db(error) => error.into(),
    };
    catalog::approve::approve(work, revision).await.map(drop).map_err(refused)
}

async fn certificate(work: &Work, id: CertificateId) -> Result<(), ApproveError> {
    verify::verify(work, id).await.map_err(|error| match error {
        VerifyError::NotFound => CaseError::NotFound.into(),
        VerifyError::NotWaiting => ApproveError::NotWaiting,
        VerifyError::Db(error) => error.into(),
    })
}

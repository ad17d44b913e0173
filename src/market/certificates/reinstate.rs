//! A paper that was withdrawn counts again: it was withdrawn by mistake, or given back.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{events::CertificateReinstated, find::ClaimedPaper};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::registry,
};

/// Why a paper does not count again. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ReinstateError {
    /// Nobody withdrew it.
    #[error("the certificate was not withdrawn")]
    NotWithdrawn,
    /// The province's registry has let it go.
    #[error("the paper has left the registry")]
    LeftRegistry,
}

/// The paper counts again on the days on which it is valid, those between included.
pub async fn reinstate(work: &Work, paper: ClaimedPaper<'_>) -> Result<(), Refused<ReinstateError>> {
    if paper.withdrawn_on.is_none() {
        return no(ReinstateError::NotWithdrawn);
    }
    if registry::find::has_left(work, paper.scheme, &paper.number_key).await? {
        return no(ReinstateError::LeftRegistry);
    }
    let event =
        CertificateReinstated { certificate_id: paper.id, product_id: paper.product_id, shop_id: paper.shop_id };
    let mut row = paper.into_row().into_active_model();
    row.withdrawn_on = Set(None);
    row.update(&work.tx).await?;
    work.record(&event)?;
    Ok(())
}

//! A moderator cannot accept a claim as it is.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{Status, events::CertificateSentBack, find::ClaimedPaper};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::revisions::{decide::ProposalError, why::Why},
};

/// The seller reads why, and may claim again.
pub async fn send_back(work: &Work, paper: ClaimedPaper<'_>, why: &Why) -> Result<(), Refused<ProposalError>> {
    if paper.status != Status::Pending {
        return no(ProposalError::NotWaiting);
    }
    let (reason, words) = (why.reason, why.words.clone());
    let (certificate_id, product_id, shop_id) = (paper.id, paper.product_id, paper.shop_id);
    let mut row = paper.into_row().into_active_model();
    row.status = Set(Status::SentBack);
    row.decided_at = Set(Some(work.now));
    row.reason = Set(Some(reason));
    row.words = Set(words.clone());
    row.update(&work.tx).await?;
    let reason = reason.as_str().to_owned();
    work.record(&CertificateSentBack { certificate_id, product_id, shop_id, reason, words })?;
    Ok(())
}

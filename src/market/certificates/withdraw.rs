//! A paper counts no longer, before its time: whoever issued it took it back, or it was not what it seemed. A moderator writes that down.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use time::Date;

use super::{Status, events::CertificateWithdrawn, find::ClaimedPaper};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::revisions::why::Why,
};

/// Why a paper cannot be withdrawn. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawError {
    /// It never counted.
    #[error("only a verified certificate can be withdrawn")]
    NotVerified,
    /// It no longer counts.
    #[error("the certificate was withdrawn before")]
    Already,
    /// A paper is not withdrawn before it is issued, nor ahead of time.
    #[error("the day is before the paper was issued, or lies ahead")]
    Day,
}

/// From the day `on` the paper no longer counts.
pub async fn withdraw(work: &Work, paper: ClaimedPaper<'_>, on: Date, why: &Why) -> Result<(), Refused<WithdrawError>> {
    if paper.status != Status::Verified {
        return no(WithdrawError::NotVerified);
    }
    if paper.withdrawn_on.is_some() {
        return no(WithdrawError::Already);
    }
    if on < paper.issued_on || on > work.now.day() {
        return no(WithdrawError::Day);
    }
    let event = CertificateWithdrawn {
        certificate_id: paper.id,
        product_id: paper.product_id,
        shop_id: paper.shop_id,
        reason: why.reason.as_str().to_owned(),
        words: why.words.clone(),
    };
    let mut row = paper.into_row().into_active_model();
    row.withdrawn_on = Set(Some(on));
    row.update(&work.tx).await?;
    work.record(&event)?;
    Ok(())
}

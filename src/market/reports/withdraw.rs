//! Whoever made a report takes it back: it was a mistake, or has been put right.

use super::{ReportVerdict, events::ReportEnded, find::ClaimedReport, write::end};
use crate::infra::{
    db::Work,
    refused::{Refused, no},
};

/// Why it is not taken back. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawError {
    /// It has ended otherwise.
    #[error("the report has ended")]
    Ended,
}

/// It has ended; taken back twice, it is taken back once.
pub async fn withdraw(work: &Work, report: ClaimedReport<'_>) -> Result<(), Refused<WithdrawError>> {
    match report.verdict {
        Some(ReportVerdict::Withdrawn) => return Ok(()),
        Some(_) => return no(WithdrawError::Ended),
        None => {}
    }
    let verdict = ReportVerdict::Withdrawn;
    let row = end(work, report, verdict, None).await?;
    Ok(work.record(&ReportEnded { report_id: row.id, shop_id: row.shop_id, verdict })?)
}

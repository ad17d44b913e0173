//! A moderator looks at whose an order is: it is written down who did, and in which report.

use super::{ReportSide, events::ReportContactSeen, find, write::note};
use crate::infra::{
    db::Work,
    refused::{Refused, no},
};

/// Why she is not told. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum LookError {
    /// Not there, or of a shop beyond her reach.
    #[error("there is no such report")]
    NotFound,
    /// It has ended: nobody need be called.
    #[error("the report has ended")]
    Ended,
}

/// It is written down.
pub async fn look(work: &Work, code: &str) -> Result<(), Refused<LookError>> {
    let report = find::claim_in_reach(work, code).await?.ok_or(Refused::No(LookError::NotFound))?;
    if report.ended_at.is_some() {
        return no(LookError::Ended);
    }
    if note(work, report.id, ReportSide::Looked).await? {
        work.record(&ReportContactSeen { report_id: report.id, shop_id: report.shop_id })?;
    }
    Ok(())
}

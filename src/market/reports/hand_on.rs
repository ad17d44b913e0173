//! A report goes to the department as a file: it is written down who took it.

use super::{ReportSide, events::ReportHandedOn, find, write::note};
use crate::infra::{db::Work, refused::Refused};

/// Not there, or of a shop beyond her reach. Nothing has changed.
#[derive(Debug, thiserror::Error)]
#[error("there is no such report")]
pub struct NoReport;

/// It is written down.
pub async fn hand_on(work: &Work, code: &str) -> Result<(), Refused<NoReport>> {
    let report = find::claim_in_reach(work, code).await?.ok_or(Refused::No(NoReport))?;
    if note(work, report.id, ReportSide::HandedOn).await? {
        work.record(&ReportHandedOn { report_id: report.id, shop_id: report.shop_id })?;
    }
    Ok(())
}

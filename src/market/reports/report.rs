//! Anybody says that something shown breaks the rules.

use super::{
    ReportKind, Told,
    about::{self, Named},
    events::ReportMade,
    find, policy,
    write::{self, Subject},
};
use crate::infra::{
    db::Work,
    refused::{Refused, no},
};

/// Why there is no report. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Buyers cannot open it any more.
    #[error("it is not shown any more")]
    Gone,
    /// Not a reason of the list.
    #[error("the reason is missing")]
    NoReason,
    /// Nothing is said, or too much.
    #[error("the words are missing or too long")]
    Words,
}

/// It waits for a moderator; the code that it is followed by. Whoever is signed in and says the same of the same thing again while that
/// waits is led to what she has made.
pub async fn report(work: &Work, named: Named<'_>, told: Told) -> Result<String, Refused<ReportError>> {
    if !ReportKind::Violation.reasons().contains(&told.reason) {
        return no(ReportError::NoReason);
    }
    if !policy::is_said(told.reason, &told.words) {
        return no(ReportError::Words);
    }
    let thing = about::shown(&work.tx, named).await?.ok_or(Refused::No(ReportError::Gone))?;
    if let Some(known) = find::own_open(&work.tx, work.actor.account(), &thing, told.reason).await? {
        return Ok(known);
    }
    let (kind, code) = (ReportKind::Violation, told.code.clone());
    let subject = Subject { kind, about: thing.about, id: thing.id, shop: thing.shop, title: thing.title };
    if let Some(report_id) = write::make(work, subject, told, None).await? {
        work.record(&ReportMade { report_id, shop_id: thing.shop, kind })?;
    }
    Ok(code)
}

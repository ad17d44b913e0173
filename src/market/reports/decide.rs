//! A moderator decides, with words that both sides read: about one report, or about all that say something of the same thing. What is
//! found to break the rules can be taken off display in the same commit.

use super::{
    ReportAbout, ReportKind, ReportReason, ReportVerdict, about,
    events::ReportDecided,
    find::{self, ClaimedReport},
    policy,
    write::end,
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::ReportId,
    market::{
        moderation::{
            Kind, Reason, of,
            sanctions::{SanctionError, Thing, may_decide, stop::stop},
            suspensions::Stop,
        },
        revisions::why::{LONGEST_WORDS, Why},
    },
};

/// How.
#[derive(Clone, Debug)]
pub struct Decision {
    /// It is so, or it is not.
    pub verdict: ReportVerdict,
    /// For both sides.
    pub said: String,
    /// The product that it is about is taken off display.
    pub stops: bool,
    /// Other reports on the same thing that have not ended, up to that one, end likewise.
    pub like: Option<ReportId>,
}

/// Why nothing is decided. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    /// Not there, or of a shop beyond her reach.
    #[error("there is no such report")]
    NotFound,
    /// She is a member of the shop, or was one lately.
    #[error("nobody decides about her own shop")]
    Own,
    /// She made it herself.
    #[error("nobody decides about her own report")]
    OwnReport,
    /// Somebody was quicker, or it was taken back.
    #[error("the report has ended")]
    Ended,
    /// Nothing is answered, or too much.
    #[error("the answer is missing or too long")]
    Words,
    /// Neither of the two.
    #[error("a moderator finds it so, or not so")]
    NoVerdict,
    /// The product is not on display any more, or it is none.
    #[error("there is nothing to take off display")]
    NotShown,
}

impl From<SanctionError> for DecideError {
    fn from(refusal: SanctionError) -> Self {
        match refusal {
            SanctionError::NotFound => Self::NotFound,
            SanctionError::Own => Self::Own,
            SanctionError::NotShown | SanctionError::NotStopped => Self::NotShown,
            _ => Self::Words,
        }
    }
}

/// They have ended, and their sides are told.
pub async fn decide(work: &Work, code: &str, decision: Decision) -> Result<(), Refused<DecideError>> {
    let Decision { verdict, said, stops, like } = decision;
    let longest = if stops { LONGEST_WORDS } else { policy::LONGEST };
    if said.trim().is_empty() || said.chars().count() > longest {
        return no(DecideError::Words);
    }
    if !verdict.is_moderators() {
        return no(DecideError::NoVerdict);
    }
    let report = find::claim(work, code).await?.ok_or(Refused::No(DecideError::NotFound))?;
    let moderator = may_decide(work, report.shop_id).await;
    let moderator = moderator.map_err(|refused| refused.map_no(DecideError::from))?;
    if report.kind != ReportKind::Demand && report.account_id == Some(moderator) {
        return no(DecideError::OwnReport);
    }
    if report.ended_at.is_some() {
        return no(DecideError::Ended);
    }
    if stops {
        take_off(work, &report, &said).await?;
    }
    let others = match like {
        Some(last) if report.kind == ReportKind::Violation => find::claim_alike(work, &report, last).await?,
        _ => Vec::new(),
    };
    for one in std::iter::once(report).chain(others) {
        // Her own among them is another's to decide.
        if one.kind != ReportKind::Demand && one.account_id == Some(moderator) {
            continue;
        }
        let row = end(work, one, verdict, Some(said.clone())).await?;
        work.record(&ReportDecided { report_id: row.id, shop_id: row.shop_id, verdict })?;
    }
    Ok(())
}

async fn take_off(work: &Work, report: &ClaimedReport<'_>, said: &str) -> Result<(), Refused<DecideError>> {
    if report.about != ReportAbout::Product {
        return no(DecideError::NotShown);
    }
    let Some(code) = about::product_code(&work.tx, report.about_id).await? else { return no(DecideError::NotShown) };
    let reason = ground(report.reason);
    let why = Why { reason, words: Some(said.to_owned()) };
    let asked = Stop { why, order_no: report.order_no.clone(), until: None };
    stop(work, Thing::Product(&code), asked).await.map_err(|refused| refused.map_no(DecideError::from))
}

/// What a shop reads as the reason, of those for which a product is stopped.
fn ground(reason: ReportReason) -> Reason {
    let ground = match reason {
        ReportReason::Forbidden | ReportReason::Unsafe => Reason::Forbidden,
        ReportReason::Untrue => Reason::Description,
        ReportReason::Copied => Reason::Photo,
        ReportReason::TakeDown | ReportReason::Inform | ReportReason::Suspend => Reason::Authority,
        _ => Reason::Other,
    };
    if of(Kind::Product).grounds().contains(&ground) { ground } else { Reason::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_reported_is_a_ground_on_which_a_product_is_stopped() {
        for reason in ReportReason::ALL {
            assert!(of(Kind::Product).grounds().contains(&ground(reason)), "{reason:?}");
        }
    }
}

//! A moderator writes down what an authority asks: from then on its clock is seen, and who did what.

use super::{
    ReportKind, ReportReason, Told,
    about::{self, Named},
    events::ReportDemanded,
    policy,
    write::{self, Paper, Subject},
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::instant::Instant,
    market::moderation::sanctions::{SanctionError, may_decide},
};

/// What an authority asks.
#[derive(Clone, Debug)]
pub struct Demand {
    /// Which.
    pub authority: String,
    /// The number of its paper.
    pub order_no: String,
    /// When it was received.
    pub received_at: Instant,
    /// What it asks, with the pictures of its paper.
    pub told: Told,
}

/// Why it is not written down. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// Not there, or of a shop beyond her reach.
    #[error("there is no such thing")]
    NotFound,
    /// She is a member of the shop, or was one lately.
    #[error("nobody decides about her own shop")]
    Own,
    /// Nothing says who asks, or by what; or it says so at length.
    #[error("the authority or its paper is missing")]
    Authority,
    /// In the future, or long ago.
    #[error("the moment of receipt does not fit")]
    When,
    /// Not a reason of the list, or a shop's of a product.
    #[error("what is asked is missing")]
    NoReason,
    /// Nothing is said, or too much.
    #[error("the words are missing or too long")]
    Words,
}

impl From<SanctionError> for ReceiveError {
    fn from(refusal: SanctionError) -> Self {
        match refusal {
            SanctionError::Own => Self::Own,
            _ => Self::NotFound,
        }
    }
}

/// It stands in the list until it is carried out; its code.
pub async fn receive(work: &Work, named: Named<'_>, demand: Demand) -> Result<String, Refused<ReceiveError>> {
    let Demand { authority, order_no, received_at, told } = demand;
    let fits = |text: &str| (1..=policy::LONGEST_AUTHORITY).contains(&text.trim().chars().count());
    if !fits(&authority) || !fits(&order_no) {
        return no(ReceiveError::Authority);
    }
    if received_at > work.now || work.now.since(received_at) > policy::RECEIVED_WITHIN {
        return no(ReceiveError::When);
    }
    if !ReportKind::Demand.reasons().contains(&told.reason) {
        return no(ReceiveError::NoReason);
    }
    if !policy::is_said(told.reason, &told.words) {
        return no(ReceiveError::Words);
    }
    let thing = about::find(&work.tx, named).await?.ok_or(Refused::No(ReceiveError::NotFound))?;
    if told.reason == ReportReason::Suspend && matches!(named, Named::Product(_)) {
        return no(ReceiveError::NoReason);
    }
    let may = may_decide(work, thing.shop).await;
    may.map_err(|refused| refused.map_no(ReceiveError::from))?;
    let (kind, code) = (ReportKind::Demand, told.code.clone());
    let subject = Subject { kind, about: thing.about, id: thing.id, shop: thing.shop, title: thing.title };
    let paper = Paper { authority, order_no, received_at };
    if let Some(report_id) = write::make(work, subject, told, Some(paper)).await? {
        work.record(&ReportDemanded { report_id, shop_id: thing.shop })?;
    }
    Ok(code)
}

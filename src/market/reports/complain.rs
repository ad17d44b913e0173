//! A buyer says that something is wrong with her order. That it has not come although its shop says so is such a complaint, too.

use sea_orm::{ConnectionTrait, DbErr};
use time::Date;

use super::{
    ReportAbout, ReportKind, ReportReason, Told,
    events::ReportMade,
    find, policy,
    write::{self, Subject},
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::{
        orders::{
            Party,
            find::{ClaimedOrder, bought::Order, purchases},
            not_arrived,
            step::{self, DeedError, Sides},
        },
        periods::{self, Period},
    },
};

/// Why there is no complaint. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ComplainError {
    /// Whoever acts for the shop does not complain of it, nor anybody for somebody else.
    #[error("the complaint is somebody else's")]
    NotYours,
    /// The shop has not taken the order, or its buyer has called it off.
    #[error("there is nothing to complain of yet")]
    NothingYet,
    /// The days for it have passed.
    #[error("the days for a complaint are over")]
    TooLate,
    /// Not a reason of the list.
    #[error("the reason is missing")]
    NoReason,
    /// Nothing is said, or too much.
    #[error("the words are missing or too long")]
    Words,
}

/// Whether an order can be complained of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// To the end of that day; without one while it is under way.
    Until(Option<Date>),
    /// The days for that are over.
    TooLate,
    /// Not yet, or not at all.
    NothingYet,
}

/// Whether it can be on that day.
pub async fn may(db: &impl ConnectionTrait, order: &Order, today: Date) -> Result<May, DbErr> {
    if !policy::has_begun(order) {
        return Ok(May::NothingYet);
    }
    let Some(ended) = policy::ended_at(order) else { return Ok(May::Until(None)) };
    let days = periods::find::days(db, Period::Complaint, ended.day()).await?;
    let last = policy::last_day(ended.day(), days);
    Ok(if today <= last { May::Until(Some(last)) } else { May::TooLate })
}

/// The shop is told and asked to answer; the code that it is followed by. While one has not ended there is no other.
pub async fn complain(work: &Work, order: ClaimedOrder<'_>, told: Told) -> Result<String, Refused<ComplainError>> {
    if !ReportKind::Complaint.reasons().contains(&told.reason) {
        return no(ComplainError::NoReason);
    }
    if !policy::is_said(told.reason, &told.words) {
        return no(ComplainError::Words);
    }
    let sides = Sides { shop: order.shop_id, buyer: order.buyer_id, purchase: order.purchase_id };
    if !step::may_act(&work.tx, work.actor, Party::Buyer, sides).await? {
        return no(ComplainError::NotYours);
    }
    if let Some(known) = find::open_of_order(&work.tx, order.id).await? {
        return Ok(known);
    }
    let seen = purchases::order(&work.tx, order.id).await?.ok_or(Refused::No(ComplainError::NothingYet))?;
    match may(&work.tx, &seen, work.now.day()).await? {
        May::Until(_) => {}
        May::TooLate => return no(ComplainError::TooLate),
        May::NothingYet => return no(ComplainError::NothingYet),
    }
    if told.reason == ReportReason::NotArrived && policy::may_deny(&seen) {
        let denied = not_arrived::not_arrived(work, order).await;
        denied.map_err(|refused| refused.map_no(|_| ComplainError::NothingYet))?;
    }
    Ok(make(work, &seen, told).await?)
}

/// Nothing has come, although the shop says so: the order waits, and the complaint is made in the same commit.
pub async fn not_arrived(work: &Work, order: ClaimedOrder<'_>, code: String) -> Result<(), Refused<DeedError>> {
    let id = order.id;
    not_arrived::not_arrived(work, order).await?;
    if find::open_of_order(&work.tx, id).await?.is_some() {
        return Ok(());
    }
    let Some(seen) = purchases::order(&work.tx, id).await? else { return no(DeedError::WrongStatus) };
    let told = Told { code, reason: ReportReason::NotArrived, words: String::new(), photos: Vec::new() };
    make(work, &seen, told).await?;
    Ok(())
}

async fn make(work: &Work, order: &Order, told: Told) -> Result<String, DbErr> {
    let (kind, code) = (ReportKind::Complaint, told.code.clone());
    let title = order.code.clone();
    let subject = Subject { kind, about: ReportAbout::Order, id: order.id.0, shop: order.shop_id, title };
    if let Some(report_id) = write::make(work, subject, told, None).await? {
        work.record(&ReportMade { report_id, shop_id: order.shop_id, kind })?;
    }
    Ok(code)
}

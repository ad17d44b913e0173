//! An order will not be sent: the buyer changed their mind, the shop refused it, or nobody answered in time. Its pieces go
//! back to the stock; refused as sold out, there are none to sell.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderCancelled,
    find::ClaimedOrder,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::{self, CancelReason, Party},
    infra::{db::Work, refused::Refused},
    market::catalog::stock,
};

/// A shop's reason, from the list, with its own words where it has some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    reason: CancelReason,
    words: Option<String>,
}

impl Refusal {
    /// `sold_out`, `cannot_deliver`, `wrong_price` or `other`; the reasons of others are not a shop's.
    pub fn parse(reason: &str, words: Option<String>) -> Option<Self> {
        let reason = CancelReason::parse(reason)?;
        let own = !matches!(reason, CancelReason::BuyerChangedMind | CancelReason::Unanswered);
        own.then_some(Self { reason, words })
    }
}

/// The buyer cancels a claimed order while it has not left.
pub async fn by_buyer(work: &Work, order: ClaimedOrder<'_>) -> Result<(), Refused<DeedError>> {
    cancel(work, order, Party::Buyer, Refusal { reason: CancelReason::BuyerChangedMind, words: None }).await
}

/// The shop refuses a claimed order while it has not left. *Hết hàng* sets the stock of its variants to 0.
pub async fn refuse(work: &Work, order: ClaimedOrder<'_>, refusal: Refusal) -> Result<(), Refused<DeedError>> {
    let sold_out = refusal.reason == CancelReason::SoldOut;
    let id = order.id;
    cancel(work, order, Party::Seller, refusal).await?;
    if sold_out {
        let variants: Vec<_> = step::pieces(work, id).await?.into_iter().map(|(variant, _)| variant).collect();
        stock::sold_out(work, &variants).await?;
    }
    Ok(())
}

/// Nobody answered a claimed order in time.
pub async fn unanswered(work: &Work, order: ClaimedOrder<'_>) -> Result<(), Refused<DeedError>> {
    cancel(work, order, Party::System, Refusal { reason: CancelReason::Unanswered, words: None }).await
}

async fn cancel(work: &Work, order: ClaimedOrder<'_>, by: Party, why: Refusal) -> Result<(), Refused<DeedError>> {
    let stamp = |row: &mut order::ActiveModel| {
        row.cancelled_at = Set(Some(work.now));
        row.cancelled_by = Set(Some(by));
        row.cancel_reason = Set(Some(why.reason));
        row.cancel_words = Set(why.words);
    };
    let order = step::advance(work, order, Deed::Cancel, by, stamp).await?;
    let event = OrderCancelled { order_id: order, by, reason: why.reason };
    work.record(&event)?;
    Ok(())
}

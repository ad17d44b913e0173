//! An order as its shop sees it, with a button for each step that the shop may take.

use serde::Serialize;
use time::Duration;

use crate::{
    infra::words::Message,
    kernel::{instant::Instant, money::Money},
    market::{
        orders::{
            CancelReason, Party, Status,
            find::{bought::Order, in_shop::ShopOrder},
            status::{self, Deed, List},
        },
        payments::owed,
        reports::find::recipient::{self, Recipient},
    },
    pages::{
        order_parts::{OrderParts, RecipientParts, Retraction},
        visit::Visit,
    },
    web::error::WebError,
};

/// An order on a seller's phone.
#[derive(Serialize)]
pub(super) struct SellerOrder {
    order: OrderParts,
    recipient: RecipientParts,
    /// Until the order cancels itself.
    left: Option<Message>,
    /// What whoever brings it takes from the buyer, while it is under way.
    collect: Option<Money>,
    /// Who cancelled it, and why, in words for the shop.
    ended: Option<Message>,
    /// When it came to its end, and how.
    day: Option<Ended>,
    /// What its goods have brought.
    received: Option<Money>,
    buttons: Vec<Button>,
    may_refuse: bool,
    /// The shop has said that it was delivered, and may take it back.
    retraction: Option<Retraction>,
}

/// How an order came to its end.
#[derive(Serialize)]
struct Ended {
    /// Key of what is said before the day.
    says: &'static str,
    at: Instant,
}

/// A POST to `…/orders/{code}/{path}`.
#[derive(Serialize)]
struct Button {
    path: &'static str,
    /// Key of what it says.
    says: &'static str,
    /// The other way than the hoped-for one.
    stop: bool,
    /// Asks once more before it is done, and says why; keys.
    sure: Option<(&'static str, &'static str)>,
}

impl SellerOrder {
    /// As it stands now.
    pub(super) fn new(own: &ShopOrder, recipient: &Recipient, now: Instant) -> Self {
        let deeds = status::deeds_of(Party::Seller, own.order.status);
        let standing = status::standing(own.order.status);
        Self {
            order: OrderParts::new(&own.order, &own.lines),
            recipient: RecipientParts::of(recipient),
            left: (standing.list == List::Waiting).then(|| left(own.order.answer_by.since(now))),
            collect: owed::owed(&own.order).collect,
            ended: own.order.cancel_reason.map(|reason| reason.key_for_shop().into()),
            day: (standing.list == List::Ended).then(|| ended(&own.order)).flatten(),
            received: own.received,
            buttons: deeds.iter().copied().filter_map(button).collect(),
            may_refuse: deeds.contains(&Deed::Cancel),
            retraction: Retraction::of(&own.order, Party::Seller, now),
        }
    }

    /// For samples of pages.
    pub(super) fn sample(status: Status) -> Self {
        let deeds = status::deeds_of(Party::Seller, status);
        let standing = status::standing(status);
        let stopped = standing.list == List::Ended && !standing.sold;
        Self {
            order: OrderParts::sample(stopped).called(&format!("DH{}", status as u8)),
            recipient: if stopped { RecipientParts::sample_masked() } else { RecipientParts::sample() },
            left: (standing.list == List::Waiting).then(|| left(Duration::hours(5))),
            collect: owed::at_the_door(status, Money(802_000)).collect,
            ended: stopped.then(|| CancelReason::SoldOut.key_for_shop().into()),
            day: (standing.list == List::Ended)
                .then_some(Ended { says: "seller-day-delivered", at: Instant(1_795_311_000_000_000) }),
            received: standing.sold.then_some(Money(770_000)),
            buttons: deeds.iter().copied().filter_map(button).collect(),
            may_refuse: deeds.contains(&Deed::Cancel),
            retraction: None,
        }
    }

    /// All of a list, each with whom it is for.
    pub(super) async fn all(visit: &Visit, list: Vec<ShopOrder>) -> Result<Vec<Self>, WebError> {
        let recipients = recipient::of(&visit.app.db.read, &list, visit.now).await?;
        Ok(list.iter().zip(&recipients).map(|(own, recipient)| Self::new(own, recipient, visit.now)).collect())
    }

    /// For samples: the shop has just said that it was delivered, or the buyer that it has not come.
    pub(super) fn sample_said(denied: bool) -> Self {
        let said = Self { retraction: Some(Retraction::sample(denied)), ..Self::sample(Status::Delivered) };
        if denied { Self { order: said.order.denied().called("DH-D"), ..said } } else { said }
    }

    /// One in each state between the answer and the end.
    pub(super) fn samples_under_way() -> Vec<Self> {
        status::those(|standing| standing.list == List::Going).into_iter().map(Self::sample).collect()
    }
}

fn ended(order: &Order) -> Option<Ended> {
    let day = |says, at: Option<Instant>| at.map(|at| Ended { says, at });
    day("seller-day-cancelled", order.cancelled_at)
        .or(day("seller-day-came-back", order.came_back_at))
        .or(day("seller-day-delivered", order.delivered_at))
}

/// "5 hours left", rounded down; the last hour in minutes.
fn left(span: Duration) -> Message {
    if span < Duration::minutes(1) {
        "seller-left-none".into()
    } else if span < Duration::hours(1) {
        Message::new("seller-left-minutes").with("minutes", span.whole_minutes())
    } else {
        Message::new("seller-left-hours").with("hours", span.whole_hours())
    }
}

/// Refusing is a form of its own.
fn button(deed: Deed) -> Option<Button> {
    let (path, says, stop) = match deed {
        Deed::Confirm => ("confirmation", "seller-confirm", false),
        Deed::Pack => ("packing", "seller-pack", false),
        Deed::HandOver => ("handover", "seller-hand-over", false),
        Deed::Deliver => ("delivery", "seller-deliver", false),
        Deed::FailToDeliver => ("failed-delivery", "seller-fail", true),
        Deed::ComeBack => ("comeback", "seller-come-back", true),
        Deed::Place | Deed::Complete | Deed::Cancel => return None,
    };
    let sure = (deed == Deed::FailToDeliver).then_some(("seller-fail-hint", "seller-fail-sure"));
    Some(Button { path, says, stop, sure })
}

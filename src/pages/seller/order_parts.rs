//! An order as its shop sees it, with a button for each step that the shop may take.

use serde::Serialize;
use time::Duration;

use crate::{
    infra::words::Message,
    kernel::{instant::Instant, money::Money},
    market::orders::{
        CancelReason, Party, Status,
        find::{in_shop::ShopOrder, purchases::Order},
        status::{self, Deed},
    },
    pages::order_parts::OrderParts,
};

/// An order on a seller's phone.
#[derive(Serialize)]
pub struct SellerOrder {
    order: OrderParts,
    buyer: String,
    phone: String,
    note: Option<String>,
    /// Until the order cancels itself.
    left: Option<Message>,
    /// What whoever brings it takes from the buyer, while it is under way.
    collect: Option<Money>,
    /// Who cancelled it, and why, in words for the shop.
    ended: Option<Message>,
    buttons: Vec<Button>,
    may_refuse: bool,
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
    pub fn new(own: &ShopOrder, now: Instant) -> Self {
        let deeds = status::deeds_of(Party::Seller, own.order.status);
        let waits = own.order.status == Status::Placed;
        Self {
            order: OrderParts::new(&own.order, &own.lines),
            buyer: own.purchase.name.clone(),
            phone: own.purchase.phone.as_str().to_owned(),
            note: own.purchase.note.clone(),
            left: waits.then(|| left(own.order.answer_by.since(now))),
            collect: under_way(own.order.status).then_some(own.order.total),
            ended: ended(&own.order),
            buttons: deeds.iter().copied().filter_map(button).collect(),
            may_refuse: deeds.contains(&Deed::Cancel),
        }
    }

    /// For samples of pages.
    pub fn sample(status: Status) -> Self {
        let deeds = status::deeds_of(Party::Seller, status);
        Self {
            order: OrderParts::sample(status == Status::Cancelled).called(&format!("DH{}", status as u8)),
            buyer: "Nguyễn Thị Lan".into(),
            phone: "0900000001".into(),
            note: Some("Gọi trước khi giao".into()),
            left: (status == Status::Placed).then(|| left(Duration::hours(5))),
            collect: under_way(status).then_some(Money(802_000)),
            ended: (status == Status::Cancelled).then(|| "seller-ended-sold-out".into()),
            buttons: deeds.iter().copied().filter_map(button).collect(),
            may_refuse: deeds.contains(&Deed::Cancel),
        }
    }

    /// One in each state between the answer and the end.
    pub fn samples_under_way() -> Vec<Self> {
        [Status::Confirmed, Status::Packed, Status::HandedOver, Status::Undelivered].map(Self::sample).into()
    }
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

fn under_way(status: Status) -> bool {
    matches!(status, Status::Confirmed | Status::Packed | Status::HandedOver | Status::Undelivered)
}

fn ended(order: &Order) -> Option<Message> {
    let key = match (order.cancelled_by?, order.cancel_reason?) {
        (Party::Buyer, _) => "seller-ended-buyer",
        (Party::System, _) => "seller-ended-unanswered",
        (Party::Seller, CancelReason::SoldOut) => "seller-ended-sold-out",
        (Party::Seller, CancelReason::CannotDeliver) => "seller-ended-cannot-deliver",
        (Party::Seller, CancelReason::WrongPrice) => "seller-ended-wrong-price",
        (Party::Seller, _) => "seller-ended-other",
    };
    Some(key.into())
}

/// Refusing is a form of its own.
fn button(deed: Deed) -> Option<Button> {
    let (path, says, stop) = match deed {
        Deed::Confirm => ("confirmation", "seller-confirm", false),
        Deed::Pack => ("packing", "seller-pack", false),
        Deed::HandOver => ("handover", "seller-hand-over", false),
        Deed::Deliver => ("delivery", "seller-deliver", false),
        Deed::FailToDeliver => ("failed-delivery", "seller-fail", true),
        Deed::TakeBack => ("comeback", "seller-take-back", true),
        Deed::Place | Deed::Complete | Deed::Cancel => return None,
    };
    let sure = (deed == Deed::FailToDeliver).then_some(("seller-fail-hint", "seller-fail-sure"));
    Some(Button { path, says, stop, sure })
}

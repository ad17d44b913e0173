//! What the pages of buyers and of sellers both show of an order: its lines, its sums, how far it has come.

use serde::Serialize;

use crate::{
    infra::words::Message,
    kernel::{instant::Instant, money::Money},
    market::orders::{
        CancelReason, Party, Status,
        find::purchases::{Order, OrderLine},
    },
};

/// An order.
#[derive(Clone, Debug, Serialize)]
pub struct OrderParts {
    code: String,
    /// Key of what it is called.
    status: &'static str,
    /// `wait`, `going`, `done` or `stopped`.
    tone: &'static str,
    placed_at: Instant,
    lines: Vec<LineParts>,
    goods_total: Money,
    delivery_fee: Money,
    total: Money,
    tracking_code: Option<String>,
    /// Who cancelled it, and why.
    cancelled: Option<Message>,
    cancel_words: Option<String>,
    steps: Vec<Step>,
}

/// How far an order has come, and nothing of what is in it.
#[derive(Clone, Debug, Serialize)]
pub struct StageParts {
    code: String,
    /// Key of what it is called.
    status: &'static str,
    /// `wait`, `going`, `done` or `stopped`.
    tone: &'static str,
    placed_at: Instant,
    steps: Vec<Step>,
}

/// A line, as it was bought.
#[derive(Clone, Debug, Serialize)]
pub struct LineParts {
    name: String,
    measure: String,
    quantity: i64,
    unit_price: Money,
    line_total: Money,
    cover: Option<String>,
    stars: Option<i32>,
    certificate: Option<String>,
    unit_name: String,
}

/// A station on the way.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// Key of what it is called.
    name: &'static str,
    at: Option<Instant>,
    /// `done`, `now`, `stopped` or nothing.
    state: &'static str,
}

impl OrderParts {
    /// Out of the row and its lines; lines of other orders are passed over.
    pub fn new(order: &Order, lines: &[OrderLine]) -> Self {
        Self {
            code: order.code.clone(),
            status: status_key(order.status),
            tone: tone(order.status),
            placed_at: order.placed_at,
            lines: lines.iter().filter(|line| line.order_id == order.id).map(LineParts::new).collect(),
            goods_total: order.goods_total,
            delivery_fee: order.delivery_fee,
            total: order.total,
            tracking_code: order.tracking_code.clone(),
            cancelled: cancelled(order),
            cancel_words: order.cancel_words.clone(),
            steps: steps(order),
        }
    }

    /// The same under another code, where a sample shows several.
    pub fn called(mut self, code: &str) -> Self {
        self.code = code.to_owned();
        self
    }

    /// For samples of pages: on its way, or cancelled.
    pub fn sample(stopped: bool) -> Self {
        let step = |name, state| Step { name, at: Some(Instant(1_795_311_000_000_000)), state };
        let going = vec![
            step("order-step-placed", "done"),
            step("order-step-handed-over", "done"),
            Step { name: "order-step-delivered", at: None, state: "now" },
        ];
        let ended = vec![step("order-step-placed", "done"), step("order-step-cancelled", "stopped")];
        Self {
            code: "DH7K2MXP".into(),
            status: if stopped { "order-status-cancelled" } else { "order-status-handed-over" },
            tone: if stopped { "stopped" } else { "going" },
            placed_at: Instant(1_795_311_000_000_000),
            lines: vec![LineParts::sample(Some(4)), LineParts::sample(None)],
            goods_total: Money(770_000),
            delivery_fee: Money(32_000),
            total: Money(802_000),
            tracking_code: (!stopped).then(|| "VTP-1290331".into()),
            cancelled: stopped.then(|| Message::new("order-cancelled-sold-out")),
            cancel_words: stopped.then(|| "Mưa đá hỏng cả đàn ong.".into()),
            steps: if stopped { ended } else { going },
        }
    }
}

impl StageParts {
    /// Out of the row.
    pub fn new(order: &Order) -> Self {
        Self {
            code: order.code.clone(),
            status: status_key(order.status),
            tone: tone(order.status),
            placed_at: order.placed_at,
            steps: steps(order),
        }
    }

    /// For samples of pages.
    pub fn sample(stopped: bool) -> Self {
        let OrderParts { code, status, tone, placed_at, steps, .. } = OrderParts::sample(stopped);
        Self { code, status, tone, placed_at, steps }
    }
}

impl LineParts {
    fn new(line: &OrderLine) -> Self {
        Self {
            name: line.name.clone(),
            measure: line.measure.clone(),
            quantity: line.quantity,
            unit_price: line.unit_price,
            line_total: line.line_total,
            cover: line.cover.clone(),
            stars: line.stars,
            certificate: line.certificate.clone(),
            unit_name: line.unit_name.clone(),
        }
    }

    fn sample(stars: Option<i32>) -> Self {
        Self {
            name: "Mật ong bạc hà".into(),
            measure: "lọ 500 ml".into(),
            quantity: 1,
            unit_price: Money(385_000),
            line_total: Money(385_000),
            cover: stars.map(|_| "K7QM2XPA".into()),
            stars,
            certificate: Some("2290/QĐ-UBND, UBND tỉnh Tuyên Quang".into()),
            unit_name: "Xã Mèo Vạc".into(),
        }
    }
}

/// What a status is called.
pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::Placed => "order-status-placed",
        Status::Confirmed => "order-status-confirmed",
        Status::Packed => "order-status-packed",
        Status::HandedOver => "order-status-handed-over",
        Status::Delivered => "order-status-delivered",
        Status::Completed => "order-status-completed",
        Status::Undelivered => "order-status-undelivered",
        Status::ReturnedToShop => "order-status-returned",
        Status::Cancelled => "order-status-cancelled",
    }
}

fn tone(status: Status) -> &'static str {
    match status {
        Status::Placed => "wait",
        Status::Confirmed | Status::Packed | Status::HandedOver => "going",
        Status::Delivered | Status::Completed => "done",
        Status::Undelivered | Status::ReturnedToShop | Status::Cancelled => "stopped",
    }
}

/// Who cancelled, and why.
pub fn cancelled(order: &Order) -> Option<Message> {
    let key = match (order.cancelled_by?, order.cancel_reason?) {
        (Party::Buyer, _) => "order-cancelled-buyer",
        (Party::System, _) => "order-cancelled-unanswered",
        (Party::Seller, CancelReason::SoldOut) => "order-cancelled-sold-out",
        (Party::Seller, CancelReason::CannotDeliver) => "order-cancelled-cannot-deliver",
        (Party::Seller, CancelReason::WrongPrice) => "order-cancelled-wrong-price",
        (Party::Seller, _) => "order-cancelled-other",
    };
    Some(key.into())
}

/// The stations: those behind, the one that is next, those ahead; where it stopped, nothing comes after.
fn steps(order: &Order) -> Vec<Step> {
    let way = [
        ("order-step-placed", Some(order.placed_at)),
        ("order-step-confirmed", order.confirmed_at),
        ("order-step-packed", order.packed_at),
        ("order-step-handed-over", order.handed_over_at),
        ("order-step-delivered", order.delivered_at),
    ];
    let last = way.iter().rposition(|(_, at)| at.is_some()).unwrap_or(0);
    let done = |(name, at): (&'static str, Option<Instant>)| Step { name, at, state: "done" };
    let mut steps: Vec<Step> = way[..=last].iter().copied().filter(|(_, at)| at.is_some()).map(done).collect();
    let stopped = |name, at| Step { name, at, state: "stopped" };
    match order.status {
        Status::Cancelled => steps.push(stopped("order-step-cancelled", order.cancelled_at)),
        Status::Undelivered => steps.push(stopped("order-step-undelivered", order.undelivered_at)),
        Status::ReturnedToShop => {
            steps.push(stopped("order-step-undelivered", order.undelivered_at));
            steps.push(stopped("order-step-returned", order.returned_at));
        }
        Status::Completed => steps.push(done(("order-step-completed", order.completed_at))),
        _ => steps.extend(way[last + 1..].iter().enumerate().map(|(i, (name, at))| Step {
            name,
            at: *at,
            state: if i == 0 { "now" } else { "" },
        })),
    }
    steps
}

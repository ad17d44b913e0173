//! What the pages of buyers and of sellers both show of an order: its lines, its sums, how far it has come, and to whom it goes.

use serde::Serialize;

use crate::{
    infra::words::Message,
    kernel::{ids::UnitCode, instant::Instant, money::Money},
    market::{
        orders::{
            CancelReason, Party, Status,
            find::bought::{Order, OrderLine, Purchase},
            policy,
            status::{self, Tone},
        },
        places::find::{self as places},
        reports::find::recipient::Recipient,
    },
};

/// An order.
#[derive(Clone, Debug, Serialize)]
pub struct OrderParts {
    code: String,
    /// Key of what it is called.
    status: &'static str,
    tone: Tone,
    placed_at: Instant,
    lines: Vec<LineParts>,
    goods_total: Money,
    delivery_fee: Money,
    total: Money,
    tracking_code: Option<String>,
    /// Who cancelled it, and why.
    cancelled: Option<Message>,
    cancel_words: Option<String>,
    /// The buyer says that it has not come.
    not_arrived: bool,
    steps: Vec<Step>,
}

/// How far an order has come, and nothing of what is in it.
#[derive(Clone, Debug, Serialize)]
pub struct StageParts {
    code: String,
    /// Key of what it is called.
    status: &'static str,
    /// `wait`, `going`, `done` or `stopped`.
    tone: Tone,
    placed_at: Instant,
    /// The buyer says that it has not come.
    not_arrived: bool,
    steps: Vec<Step>,
}

/// Until when whoever looks may take back that it was delivered, as she has said.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Retraction {
    /// `None` is without an end, since the buyer says that nothing has come.
    until: Option<Instant>,
}

impl Retraction {
    /// For that side, as things stand.
    pub fn of(order: &Order, side: Party, now: Instant) -> Option<Self> {
        let denied = order.not_arrived_at.is_some();
        let open = status::just_delivered().contains(&order.status) && order.delivered_by == Some(side);
        let said = order.delivered_at.filter(|at| open && policy::may_retract(*at, denied, now));
        said.map(|at| Self { until: policy::retracted_until(at, denied) })
    }

    /// For samples of pages.
    pub fn sample(denied: bool) -> Self {
        Self { until: (!denied).then_some(Instant(1_795_311_600_000_000)) }
    }
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
            status: order.status.key(),
            tone: status::standing(order.status).tone,
            placed_at: order.placed_at,
            lines: lines.iter().filter(|line| line.order_id == order.id).map(LineParts::new).collect(),
            goods_total: order.goods_total,
            delivery_fee: order.delivery_fee,
            total: order.total,
            tracking_code: order.tracking_code.clone(),
            cancelled: order.cancel_reason.map(|reason| reason.key().into()),
            cancel_words: order.cancel_words.clone(),
            not_arrived: order.not_arrived_at.is_some(),
            steps: steps(order),
        }
    }

    /// The same under another code, where a sample shows several.
    pub fn called(mut self, code: &str) -> Self {
        self.code = code.to_owned();
        self
    }

    /// The same, delivered as the shop says and not as the buyer does.
    pub fn denied(mut self) -> Self {
        self.status = Status::Delivered.key();
        self.not_arrived = true;
        self
    }

    /// For samples of pages: on its way, or cancelled.
    pub fn sample(stopped: bool) -> Self {
        let status = if stopped { Status::Cancelled } else { Status::HandedOver };
        let step = |name, state| Step { name, at: Some(Instant(1_795_311_000_000_000)), state };
        let going = vec![
            step("order-step-placed", "done"),
            step("order-step-handed-over", "done"),
            Step { name: "order-step-delivered", at: None, state: "now" },
        ];
        let ended = vec![step("order-step-placed", "done"), step("order-step-cancelled", "stopped")];
        Self {
            code: "DH7K2MXP".into(),
            status: status.key(),
            tone: status::standing(status).tone,
            placed_at: Instant(1_795_311_000_000_000),
            lines: vec![LineParts::sample(Some(4)), LineParts::sample(None)],
            goods_total: Money(770_000),
            delivery_fee: Money(32_000),
            total: Money(802_000),
            tracking_code: (!stopped).then(|| "VTP-1290331".into()),
            cancelled: stopped.then(|| CancelReason::SoldOut.key().into()),
            cancel_words: stopped.then(|| "Mưa đá hỏng cả đàn ong.".into()),
            not_arrived: false,
            steps: if stopped { ended } else { going },
        }
    }
}

impl StageParts {
    /// Out of the row.
    pub fn new(order: &Order) -> Self {
        Self {
            code: order.code.clone(),
            status: order.status.key(),
            tone: status::standing(order.status).tone,
            placed_at: order.placed_at,
            not_arrived: order.not_arrived_at.is_some(),
            steps: steps(order),
        }
    }

    /// For samples of pages.
    pub fn sample(stopped: bool) -> Self {
        let OrderParts { code, status, tone, placed_at, not_arrived, steps, .. } = OrderParts::sample(stopped);
        Self { code, status, tone, placed_at, not_arrived, steps }
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

/// A station: the key of its name, and when it was reached.
type Station = (&'static str, fn(&Order) -> Option<Instant>);

/// The way that is hoped for.
const WAY: [Station; 5] = [
    ("order-step-placed", |order| Some(order.placed_at)),
    ("order-step-confirmed", |order| order.confirmed_at),
    ("order-step-packed", |order| order.packed_at),
    ("order-step-handed-over", |order| order.handed_over_at),
    ("order-step-delivered", |order| order.delivered_at),
];
/// The end of the way; nobody waits for it.
const END: Station = ("order-step-completed", |order| order.completed_at);
/// Where it stopped.
const STOPS: [Station; 3] = [
    ("order-step-undelivered", |order| order.undelivered_at),
    ("order-step-came-back", |order| order.came_back_at),
    ("order-step-cancelled", |order| order.cancelled_at),
];

/// The stations: those behind, the one that is next, those ahead; where it stopped, nothing comes after.
fn steps(order: &Order) -> Vec<Step> {
    let last = WAY.iter().rposition(|(_, at)| at(order).is_some()).unwrap_or(0);
    let reached = |stations: &[Station], state: &'static str| {
        let times = stations.iter().map(|(name, at)| (*name, at(order))).filter(|(_, at)| at.is_some());
        times.map(|(name, at)| Step { name, at, state }).collect::<Vec<_>>()
    };
    let mut steps = reached(&WAY[..=last], "done");
    if status::standing(order.status).tone == Tone::Stopped {
        steps.extend(reached(&STOPS, "stopped"));
        return steps;
    }
    let ahead = WAY[last + 1..].iter().enumerate();
    steps.extend(ahead.map(|(i, (name, _))| Step { name, at: None, state: if i == 0 { "now" } else { "" } }));
    steps.extend(reached(&[END], "done"));
    steps
}

/// Where it goes. Of somebody whom the shop need not reach any more there is no name, no street and no note.
#[derive(Clone, Serialize)]
pub struct RecipientParts {
    name: Option<String>,
    phone: String,
    address: String,
    note: Option<String>,
}

impl RecipientParts {
    /// As the shop may read it.
    pub fn of(recipient: &Recipient) -> Self {
        match recipient {
            Recipient::Known(purchase) => Self::of_purchase(purchase),
            Recipient::Masked { phone, unit_code } => {
                Self { name: None, phone: phone.clone(), address: commune(unit_code), note: None }
            }
        }
    }

    /// All of it.
    pub fn of_purchase(purchase: &Purchase) -> Self {
        Self {
            name: Some(purchase.name.clone()),
            phone: purchase.phone.as_str().to_owned(),
            address: format!("{}, {}", purchase.street, commune(&purchase.unit_code)),
            note: purchase.note.clone(),
        }
    }

    /// For samples of pages.
    pub fn sample() -> Self {
        Self {
            name: Some("Nguyễn Thị Lan".into()),
            phone: "0900000001".into(),
            address: "số 18 ngõ 62, Phường Ba Đình, Hà Nội".into(),
            note: Some("Gọi trước khi giao".into()),
        }
    }

    /// For samples of pages: nobody need call her any more.
    pub fn sample_masked() -> Self {
        Self {
            name: None,
            phone: "0900\u{a0}···\u{a0}··1".into(),
            address: "Phường Ba Đình, Hà Nội".into(),
            note: None,
        }
    }
}

fn commune(code: &UnitCode) -> String {
    places::commune(code).map_or_else(|| code.to_string(), |place| place.label())
}

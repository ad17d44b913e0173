//! What became of a purchase on one day, gathered into one text for its buyer: of many steps on a day the first is told at once
//! (`on_orders.rs`), and the others here.

use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use time::{Date, Duration, Time};

use super::voice::Voice;
use crate::{
    infra::{
        db::Work,
        queue::Job,
        texter::About,
        words::{Language, Message},
    },
    kernel::{ids::PurchaseId, instant::Instant, links},
    market::orders::{
        Party,
        find::{bought::Order, purchases},
        policy, status,
    },
};

/// In Viet Nam.
const EVENING: Time = time::macros::time!(19:00);
/// What happens later in the evening waits for so long for more.
const A_WHILE: Duration = Duration::hours(1);
/// Orders that one text names; it says how many there are more.
const NAMED: usize = 5;

/// To be told in the evening of that day.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct TellOfDay {
    /// What was bought.
    pub purchase: PurchaseId,
    /// When something became of it.
    pub day: Date,
}

impl Job for TellOfDay {
    const KIND: &'static str = "notices.of_the_day";
}

impl TellOfDay {
    /// No such job waits for longer.
    pub const FURTHEST: Duration = Duration::DAY;
}

/// The moments at which a buyer is told of an order.
fn told(order: &Order) -> impl Iterator<Item = Instant> {
    let Order { confirmed_at, handed_over_at, delivered_at, undelivered_at, cancelled_at, .. } = order;
    [*confirmed_at, *handed_over_at, *delivered_at, *undelivered_at, *cancelled_at].into_iter().flatten()
}

/// An order without what may still be taken back, or is denied: nobody is told that it was delivered, as the shop says.
fn settled(order: Order, now: Instant) -> Order {
    let open = |at: &Instant| policy::may_retract(*at, order.not_arrived_at.is_some(), now);
    let said = order.delivered_at.filter(|at| order.delivered_by == Some(Party::Seller) && open(at));
    match said.and_then(|_| status::before_delivery(order.status, order.undelivered_at.is_some())) {
        Some(status) => Order { status, delivered_at: None, ..order },
        None => order,
    }
}

/// Whether nothing else of that purchase was to be told on the day before that moment.
pub(super) async fn is_first(work: &Work, purchase: PurchaseId, at: Instant) -> Result<bool, DbErr> {
    let orders = purchases::orders(&work.tx, &[purchase]).await?;
    Ok(!orders.iter().flat_map(told).any(|other| other < at && other.day() == at.day()))
}

/// It is told in the evening, together with whatever else comes.
pub(super) async fn gather(work: &Work, purchase: PurchaseId, at: Instant) -> Result<(), DbErr> {
    let day = at.day();
    let evening = Instant::from(day.with_time(EVENING).assume_offset(at.local().offset()));
    let run_at = if evening > work.now { evening } else { work.now.after(A_WHILE) };
    let job = TellOfDay { purchase, day };
    let key = format!("day:{}:{day}", purchase.0);
    work.enqueue_raw(TellOfDay::KIND, job.body()?, Some(key), run_at).await
}

/// Leaves the text in the queue: how far each order has come of which there was something to tell that day.
pub async fn tell(work: &Work, voice: &Voice<'_>, TellOfDay { purchase, day }: TellOfDay) -> Result<(), DbErr> {
    let Some(bought) = purchases::by_id(&work.tx, purchase).await? else { return Ok(()) };
    let orders = purchases::orders(&work.tx, &[purchase]).await?;
    let orders: Vec<Order> = orders.into_iter().map(|order| settled(order, work.now)).collect();
    let moved: Vec<&Order> = orders.iter().filter(|order| told(order).any(|at| at.day() == day)).collect();
    if moved.is_empty() {
        return Ok(());
    }
    let news = news(voice, bought.language, &moved);
    let said = Message::new("text-purchase-day").with("code", &bought.code).with("news", news);
    let said = said.with("market", voice.market).with("url", voice.opened(&bought, &links::purchase(&bought.code)));
    let text = voice.text(&bought.phone, bought.language, &said).about(About::News);
    work.enqueue(&text, Some(format!("text:day:{}:{day}", purchase.0))).await
}

fn news(voice: &Voice<'_>, language: Language, orders: &[&Order]) -> String {
    let say = |message: &Message| voice.words.say(language, message);
    let named = orders.iter().take(NAMED).map(|order| {
        let status = say(&Message::new(order.status.key()));
        say(&Message::new("text-purchase-day-order").with("code", &order.code).with("status", status))
    });
    let more = orders.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| say(&Message::new("text-purchase-day-more").with("count", more)));
    named.chain(more).collect::<Vec<_>>().join(", ")
}

//! Buyers who order as guests through the real forms, send the same form again when nobody answered, and write down what they heard.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use axum::http::Method;
use tokio::task::JoinHandle;

use super::{ledger::Ledger, market::Market};
use crate::kit::{Answer, Visitor, world::BA_DINH};

/// Before somebody tries again whom nobody answered.
const A_MOMENT: Duration = Duration::from_millis(150);
/// Nobody presses for longer.
const PATIENCE: Duration = Duration::from_secs(90);

/// One form, however often it was sent.
#[derive(Default)]
pub(super) struct Press {
    pub(super) email: String,
    /// Every code that the site answered with.
    pub(super) codes: BTreeSet<String>,
    /// Answers that are neither a code nor a request to come back: status → how often.
    pub(super) others: BTreeMap<u16, usize>,
    /// How often it was sent.
    pub(super) sent: usize,
    /// How often it was to be sent: some press twice.
    pub(super) wanted: usize,
}

/// What all see.
#[derive(Default)]
struct Hall {
    closes: AtomicBool,
    /// When an order was answered.
    placed: Mutex<Vec<Instant>>,
}

/// All of them.
pub(super) struct Buyers {
    hall: Arc<Hall>,
    all: Vec<JoinHandle<Vec<Press>>>,
}

impl Buyers {
    /// So many, who order one thing after the other at these doors.
    pub(super) fn begin(market: &Market, doors: &[SocketAddr], many: usize) -> Self {
        let hall = Arc::<Hall>::default();
        let variants: Arc<Vec<String>> = Arc::new(market.goods.iter().map(|good| good.variant_code.clone()).collect());
        let all = (1..=many).map(|number| {
            let (hall, fresh) = (hall.clone(), market.app.visitor());
            let buyer = Buyer { number, fresh, doors: doors.to_vec(), variants: variants.clone(), hall };
            tokio::spawn(buyer.orders())
        });
        Self { all: all.collect(), hall }
    }

    /// Orders that were answered so far.
    pub(super) fn placed(&self) -> usize {
        self.hall.placed.lock().expect("the hall").len()
    }

    /// How long after a moment the next order was answered; waits for it for a minute.
    pub(super) async fn first_after(&self, moment: Instant) -> Option<Duration> {
        while moment.elapsed() < Duration::from_secs(60) {
            let first = self.hall.placed.lock().expect("the hall").iter().copied().filter(|at| *at > moment).min();
            if let Some(first) = first {
                return Some(first - moment);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        None
    }

    /// Nobody begins another order; whoever has pressed hears how it ended.
    pub(super) async fn go_home(self) -> Ledger {
        self.hall.closes.store(true, Ordering::SeqCst);
        let mut presses = Vec::new();
        for buyer in self.all {
            presses.extend(buyer.await.expect("no buyer breaks"));
        }
        Ledger { presses }
    }
}

struct Buyer {
    number: usize,
    fresh: Visitor,
    doors: Vec<SocketAddr>,
    variants: Arc<Vec<String>>,
    hall: Arc<Hall>,
}

pub(super) type Fields = Vec<(String, String)>;

impl Buyer {
    async fn orders(self) -> Vec<Press> {
        let mut presses = Vec::new();
        while !self.hall.closes.load(Ordering::SeqCst) {
            let number = self.number * 1_000 + presses.len();
            let mut visitor = self.fresh.clone().at_address(self.door());
            let pieces = if number.is_multiple_of(3) { 2 } else { 1 };
            match form(&mut visitor, self.variant(), pieces, number).await {
                Some(fields) => presses.push(self.press(visitor, fields, number).await),
                None => tokio::time::sleep(A_MOMENT).await,
            }
        }
        presses
    }

    fn door(&self) -> SocketAddr {
        self.doors[rand::random_range(0..self.doors.len())]
    }

    fn variant(&self) -> &str {
        &self.variants[rand::random_range(0..self.variants.len())]
    }

    /// Sends it until it is answered, at whichever door; every fourth buyer once more after that.
    async fn press(&self, mut visitor: Visitor, fields: Fields, number: usize) -> Press {
        let wanted = if number.is_multiple_of(4) { 2 } else { 1 };
        let mut press = Press { email: email(number), wanted, ..Press::default() };
        let (begun, mut wanted) = (Instant::now(), wanted);
        while wanted > 0 && begun.elapsed() < PATIENCE {
            press.sent += 1;
            match visitor
                .post_again("/checkout", &lent(&fields))
                .await
                .map(|answer| (placed(&answer), answer.status.as_u16()))
            {
                Ok((Some(code), _)) => {
                    press.codes.insert(code);
                    self.hall.placed.lock().expect("the hall").push(Instant::now());
                    wanted -= 1;
                    continue;
                }
                Ok((None, 422)) => {
                    *press.others.entry(422).or_default() += 1;
                    return press;
                }
                Ok((None, 503)) | Err(_) => {}
                Ok((None, other)) => *press.others.entry(other).or_default() += 1,
            }
            tokio::time::sleep(A_MOMENT).await;
            visitor = visitor.at_address(self.door());
        }
        press
    }
}

pub(super) fn lent(fields: &Fields) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

pub(super) fn email(number: usize) -> String {
    format!("buyer{number}@vidu.example")
}

pub(super) fn phone(number: usize) -> String {
    format!("09{number:08}")
}

/// The code of a purchase, where that is the answer.
pub(super) fn placed(answer: &Answer) -> Option<String> {
    let to = answer.location().filter(|_| answer.status == 303)?;
    to.strip_prefix("/purchases/").map(str::to_owned)
}

/// Looks at the goods, puts some into the cart, and fills in the form up to the last button. Nothing where somebody was away
/// meanwhile.
pub(super) async fn form(visitor: &mut Visitor, variant: &str, pieces: u32, number: usize) -> Option<Fields> {
    let quantity = pieces.to_string();
    visitor.try_send(Method::GET, "/products", None, Vec::new()).await.ok()?;
    visitor.post_again("/cart", &[("variant", variant), ("quantity", &quantity)]).await.ok()?;
    let page = visitor.try_send(Method::GET, "/checkout", None, Vec::new()).await.ok()?;
    let own = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields = vec![
        own("checkout_key", &page.value("checkout_key")?),
        own("name", "Nguyễn Thị Lan"),
        own("phone", &phone(number)),
        own("email", &email(number)),
        own("unit", BA_DINH),
        own("street", "số 18 ngõ 62"),
        own("accept", "yes"),
    ];
    for name in ["version", "line"] {
        let values = page.attributes(&format!("input[name=\"{name}\"]"), "value");
        fields.extend(values.iter().map(|value| own(name, value)));
    }
    let shown = visitor.post_again("/checkout", &lent(&fields)).await.ok()?;
    fields.push(own("seen_total", &shown.value("seen_total")?));
    Some(fields)
}

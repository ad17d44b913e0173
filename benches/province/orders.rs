//! Five years of purchases, one order each, with one line or two. Most are completed, some were cancelled or came back, those of
//! the last week are delivered, those of the last day are under way.

use chophien::{
    infra::events::Event,
    kernel::{ids::OrderId, instant::Instant},
    market::orders::events::OrderPlaced,
};
use sea_orm::DatabaseConnection;
use time::Duration;

use super::{Size, chance, goods::Good, names, people, places::Places, sheet::Sheet, shops, times};

/// Of Hà Nội.
const ELSEWHERE: &str = "00004";
const DELIVERY: i64 = 30_000;

/// Whose goods, and which of them.
struct Stalls(Vec<Vec<usize>>);

impl Stalls {
    /// What each shop has had on sale, the oldest first.
    fn of(goods: &[Good], size: &Size) -> Self {
        let mut stalls = vec![Vec::new(); size.sellers() as usize];
        for (at, good) in goods.iter().enumerate().filter(|(_, good)| good.was_shown()) {
            stalls[good.shop as usize].push(at);
        }
        stalls.iter_mut().for_each(|stall| stall.sort_by_key(|at| goods[*at].since));
        Self(stalls)
    }

    /// What was in a shop's stall then; at least one good, since a shop's first is as old as itself.
    fn then<'a>(&self, shop: u64, then: Instant, goods: &'a [Good]) -> impl Fn(u64) -> &'a Good {
        let stall = &self.0[shop as usize];
        let many = stall.partition_point(|at| goods[*at].since <= then).max(1);
        let there: Vec<usize> = stall[..many].to_vec();
        move |number| &goods[there[number as usize % there.len()]]
    }
}

/// An order as it is written.
struct Order<'a> {
    number: u64,
    placed: Instant,
    shop: u64,
    status: &'static str,
    buyer: Option<u64>,
    /// What was bought, and how many.
    lines: Vec<(&'a Good, i64)>,
}

impl Order<'_> {
    fn goods_total(&self) -> i64 {
        self.lines.iter().map(|(good, quantity)| good.price * quantity).sum()
    }

    /// So many hours after it was placed, where it has come so far.
    fn step(&self, hours: i64, reached: bool) -> Option<i64> {
        reached.then(|| self.placed.after(Duration::hours(hours)).0)
    }

    fn at(&self, statuses: &[&str]) -> bool {
        statuses.contains(&self.status)
    }
}

/// Writes them.
pub async fn fill(db: &DatabaseConnection, size: &Size, goods: &[Good], places: &Places) {
    let stalls = Stalls::of(goods, size);
    let each = || (0..size.orders).map(|number| order(number, size, goods, &stalls));
    let mut sheet = Sheet::begin(db, "purchases", PURCHASES).await;
    for order in each() {
        purchase(&mut sheet, &order, places).await;
    }
    sheet.end().await;
    let mut sheet = Sheet::begin(db, "orders", ORDERS).await;
    for row in each() {
        part(&mut sheet, &row, places).await;
    }
    sheet.end().await;
    let mut sheet = Sheet::begin(db, "order_lines", LINES).await;
    for order in each() {
        for (good, quantity) in &order.lines {
            line(&mut sheet, &order, (good, *quantity), places).await;
        }
    }
    sheet.end().await;
    events(db, size).await;
}

/// That each was placed: without them the database would take the growing table of events for an empty one.
async fn events(db: &DatabaseConnection, size: &Size) {
    let mut sheet = Sheet::begin(db, "events", "name, body, happened_at").await;
    for number in 0..size.orders {
        let event = OrderPlaced { order_id: OrderId(number as i64 + 1) };
        let body = serde_json::to_string(&event).expect("words");
        sheet.row(&[OrderPlaced::NAME.into(), body.into(), times::spread(number, size.orders).0.into()]).await;
    }
    sheet.end().await;
}

fn order<'a>(number: u64, size: &Size, goods: &'a [Good], stalls: &Stalls) -> Order<'a> {
    let placed = times::spread(number, size.orders);
    let there = times::opened_by(placed, size).min(size.sellers());
    let shop = chance::skewed(71, number, there);
    let pick = stalls.then(shop, placed, goods);
    let quantity = |question| 1 + chance::below(question, number, 3) as i64;
    let mut lines = vec![(pick(chance::number(72, number)), quantity(73))];
    if number.is_multiple_of(2) {
        lines.push((pick(chance::number(74, number)), quantity(75)));
    }
    let buyer = (chance::below(76, number, 10) < 6).then(|| chance::below(77, number, size.accounts));
    Order { number, placed, shop, status: status(number, placed), buyer, lines }
}

fn status(number: u64, placed: Instant) -> &'static str {
    let hours = times::now().since(placed).whole_hours();
    match (hours, chance::below(78, number, 100)) {
        (_, 0..4) => "cancelled",
        (0..8, _) => "placed",
        (8..14, _) => "confirmed",
        (14..18, _) => "packed",
        (18..30, _) => "handed_over",
        (_, 4..7) => "came_back",
        (30..198, _) => "delivered",
        _ => "completed",
    }
}

const PURCHASES: &str = "id, code, checkout_key, buyer_id, name, phone, email, unit_code, street, note, language, \
                         goods_total, delivery_total, total, placed_at, placed_on";

async fn purchase(sheet: &mut Sheet<'_>, order: &Order<'_>, places: &Places) {
    let person = order.buyer.unwrap_or(order.number % 400_000 + 1_000_000);
    let (code, goods) = (chance::code(order.number), order.goods_total());
    let (key, phone) = (format!("{code}{code}KEYS"), people::phone(person));
    let (name, at_home) = (people::name(person), chance::below(79, order.number, 2) == 0);
    let place = if at_home { places.any(chance::number(80, order.number)).code.as_str() } else { ELSEWHERE };
    let row = [
        (order.number + 1).into(),
        code.as_str().into(),
        key.as_str().into(),
        order.buyer.map(|buyer| buyer + 1).into(),
        name.as_str().into(),
        phone.as_str().into(),
        None::<&str>.into(),
        place.into(),
        "số 18 ngõ 62".into(),
        None::<&str>.into(),
        "vi".into(),
        goods.into(),
        DELIVERY.into(),
        (goods + DELIVERY).into(),
        order.placed.0.into(),
        order.placed.day().into(),
    ];
    sheet.row(&row).await;
}

const ORDERS: &str = "id, code, purchase_id, shop_id, buyer_id, status, goods_total, delivery_fee, total, unit_code, \
                      shop_kind, placed_at, answer_by, confirmed_at, packed_at, handed_over_at, tracking_code, \
                      delivered_at, delivered_on, delivered_by, undelivered_at, came_back_at, completed_at, \
                      cancelled_at, cancelled_by, cancel_reason, cancel_words";

async fn part(sheet: &mut Sheet<'_>, order: &Order<'_>, places: &Places) {
    let (code, goods) = (chance::code(1_000_000_000 + order.number), order.goods_total());
    let cancelled = order.at(&["cancelled"]);
    let confirmed = !order.at(&["placed", "cancelled"]);
    let packed = confirmed && !order.at(&["confirmed"]);
    let left = packed && !order.at(&["packed"]);
    let delivered = order.at(&["delivered", "completed"]);
    let delivered_at = order.step(30, delivered);
    let row = [
        (order.number + 1).into(),
        code.as_str().into(),
        (order.number + 1).into(),
        (order.shop + 1).into(),
        order.buyer.map(|buyer| buyer + 1).into(),
        order.status.into(),
        goods.into(),
        DELIVERY.into(),
        (goods + DELIVERY).into(),
        places.of_shop(order.shop).code.as_str().into(),
        shops::kind(order.shop).as_str().into(),
        order.placed.0.into(),
        order.placed.after(Duration::hours(24)).0.into(),
        order.step(8, confirmed).into(),
        order.step(14, packed).into(),
        order.step(18, left).into(),
        None::<&str>.into(),
        delivered_at.into(),
        delivered_at.map(|at| Instant(at).day()).into(),
        delivered.then_some("seller").into(),
        order.step(28, order.at(&["came_back"])).into(),
        order.step(29, order.at(&["came_back"])).into(),
        order.step(198, order.at(&["completed"])).into(),
        order.step(5, cancelled).into(),
        cancelled.then_some("seller").into(),
        cancelled.then_some("sold_out").into(),
        None::<&str>.into(),
    ];
    sheet.row(&row).await;
}

const LINES: &str = "order_id, product_id, variant_id, name, measure, set_no, quantity, unit_price, line_total, weight_g, \
                     stars, certificate, unit_name, cover";

async fn line(sheet: &mut Sheet<'_>, order: &Order<'_>, (good, quantity): (&Good, i64), places: &Places) {
    let (kind, name) = (names::of(good.number), good.name(places));
    let row = [
        (order.number + 1).into(),
        (good.number + 1).into(),
        (good.number + 1).into(),
        name.as_str().into(),
        kind.measure.into(),
        i64::from(kind.set_no).into(),
        quantity.into(),
        good.price.into(),
        (good.price * quantity).into(),
        600_i64.into(),
        good.stars.into(),
        None::<&str>.into(),
        places.of_shop(good.shop).full_name.as_str().into(),
        None::<&str>.into(),
    ];
    sheet.row(&row).await;
}

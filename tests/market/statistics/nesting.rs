//! Whatever happened in a market, each step of the ladder is part of the one before, and the query agrees with counting by
//! hand, household by household.

use std::collections::BTreeMap;

use chophien::{
    entities::{account, live_interval, order, order_line, product, purchase, shop, variant},
    kernel::{
        ids::{OrderId, ProductId, PurchaseId, ShopId, UnitCode, VariantId},
        instant::Instant,
        money::Money,
        phone::Phone,
        words::people::Language,
    },
    market::statistics::{
        ladder::{self, Ladder},
        period::Period,
    },
};
use proptest::prelude::*;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use time::{Date, Duration, macros::date};

use crate::kit::TestApp;

const FIRST: Date = date!(2026 - 01 - 01);
const COMMUNES: [&str; 3] = ["00769", "01021", "00715"];

/// What one household did, in days since the first.
#[derive(Clone, Debug)]
struct Life {
    registered: i64,
    home: Option<usize>,
    place: usize,
    opened: Option<i64>,
    live: Vec<(i64, Option<i64>)>,
    sold: Vec<(i64, bool)>,
}

fn life() -> impl Strategy<Value = Life> {
    let live = (0..90i64, prop::option::of(0..30i64)).prop_map(|(from, length)| (from, length.map(|l| from + l)));
    (
        0..90i64,
        prop::option::of(0..3usize),
        0..3usize,
        prop::option::of(0..90i64),
        prop::collection::vec(live, 0..3),
        prop::collection::vec((0..90i64, any::<bool>()), 0..3),
    )
        .prop_map(|(registered, home, place, opened, live, sold)| Life {
            registered,
            home,
            place,
            opened,
            live,
            sold,
        })
}

fn day(days: i64) -> Date {
    FIRST + Duration::days(days)
}

fn morning(days: i64) -> Instant {
    Instant::start_of(day(days))
}

fn unit(i: usize) -> UnitCode {
    UnitCode(COMMUNES[i].into())
}

/// The ladder counted by hand. `sold` of a kind that is no sale does not count.
fn by_hand(lives: &[Life], period: Period) -> BTreeMap<Option<UnitCode>, Ladder> {
    let moment = Instant(Instant::start_of(period.to + Duration::DAY).0 - 1);
    let mut ladders: BTreeMap<Option<UnitCode>, Ladder> = BTreeMap::new();
    for life in lives.iter().filter(|life| day(life.registered) <= period.to) {
        let shop = life.opened.is_some_and(|opened| day(opened) <= period.to);
        let live =
            life.live.iter().any(|(from, to)| morning(*from) <= moment && to.is_none_or(|to| morning(to) > moment));
        let sold = life.sold.iter().any(|(on, sale)| *sale && period.holds(day(*on)));
        let place = if shop { Some(unit(life.place)) } else { life.home.map(unit) };
        let step = |yes: bool| i64::from(yes);
        let here = ladders.entry(place).or_default();
        *here = here.plus(Ladder {
            accounts: 1,
            shops: step(shop),
            live: step(shop && live),
            active: step(shop && live && sold),
            off_sale: step(shop && !live && sold),
        });
    }
    ladders
}

async fn live_it(app: &TestApp, i: usize, life: &Life) {
    let db = &app.db.write;
    let phone = Phone::parse(&format!("09{:08}", i + 100)).expect("a number");
    let account = account::ActiveModel {
        phone: Set(phone.clone()),
        name: Set("Nhà".into()),
        email: Set(None),
        password_hash: Set(String::new()),
        unit_code: Set(life.home.map(unit)),
        language: Set(Language::Vi),
        session_epoch: Set(0),
        created_at: Set(morning(life.registered)),
        created_on: Set(day(life.registered)),
        ..Default::default()
    };
    let owner = account.insert(db).await.expect("an account").id;
    let shop = shop::ActiveModel {
        code: Set(format!("S{i}")),
        slug: Set(format!("s{i}")),
        owner_id: Set(owner),
        status: Set(shop::Status::Open),
        kind: Set(shop::Kind::Household),
        name: Set("Nhà".into()),
        owner_name: Set("Nhà".into()),
        unit_code: Set(unit(life.place)),
        former_code: Set(None),
        hamlet: Set(None),
        story: Set(String::new()),
        photo: Set(None),
        phone: Set(phone),
        created_at: Set(morning(0)),
        opened_at: Set(life.opened.map(morning)),
        opened_on: Set(life.opened.map(day)),
        ..Default::default()
    };
    let shop = shop.insert(db).await.expect("a shop").id;
    // Each interval is of goods of its own: what is on sale is so once at a time.
    for (n, (from, to)) in life.live.iter().enumerate() {
        let product = listed(app, format!("p{i}-{n}"), shop, unit(life.place)).await;
        let row = live_interval::ActiveModel {
            product_id: Set(product),
            shop_id: Set(shop),
            live_from: Set(morning(*from)),
            live_to: Set(to.map(morning)),
            ..Default::default()
        };
        row.insert(db).await.expect("an interval");
    }
    let product = listed(app, format!("s{i}"), shop, unit(life.place)).await;
    let variant = offered(app, format!("v{i}"), product).await;
    for (n, (on, sale)) in life.sold.iter().enumerate() {
        let order = sell(app, format!("O{i}-{n}"), shop, *on, *sale).await;
        line(app, order, product, variant).await;
    }
}

async fn listed(app: &TestApp, code: String, shop: ShopId, unit: UnitCode) -> ProductId {
    let row = product::ActiveModel {
        code: Set(code.clone()),
        slug: Set(code),
        shop_id: Set(shop),
        shown: Set(false),
        status: Set(product::Status::Paused),
        set_no: Set(4),
        name: Set("Mật ong".into()),
        description: Set(String::new()),
        cover: Set(None),
        unit_code: Set(unit),
        former_code: Set(None),
        season_months: Set(0),
        price_from: Set(Money(1)),
        measure_from: Set(String::new()),
        in_stock: Set(false),
        search_text: Set(String::new()),
        name_text: Set(String::new()),
        toned_text: Set(String::new()),
        created_at: Set(morning(0)),
        published_at: Set(None),
        ..Default::default()
    };
    row.insert(&app.db.write).await.expect("a product").id
}

async fn sell(app: &TestApp, code: String, shop: ShopId, on: i64, sale: bool) -> OrderId {
    let row = order::ActiveModel {
        code: Set(code),
        purchase_id: Set(PurchaseId(1)),
        shop_id: Set(shop),
        buyer_id: Set(None),
        status: Set(if sale { order::Status::Completed } else { order::Status::CameBack }),
        goods_total: Set(Money(1)),
        delivery_fee: Set(Money(0)),
        total: Set(Money(1)),
        unit_code: Set(unit(0)),
        shop_kind: Set(shop::Kind::Household),
        placed_at: Set(morning(on)),
        answer_by: Set(morning(on)),
        delivered_at: Set(Some(morning(on))),
        delivered_on: Set(Some(day(on))),
        ..Default::default()
    };
    row.insert(&app.db.write).await.expect("an order").id
}

async fn offered(app: &TestApp, code: String, product: ProductId) -> VariantId {
    let row = variant::ActiveModel {
        code: Set(code),
        product_id: Set(product),
        position: Set(0),
        measure: Set("lọ".into()),
        price: Set(Money(1)),
        stock: Set(1),
        weight_g: Set(1),
        offered: Set(true),
        ..Default::default()
    };
    row.insert(&app.db.write).await.expect("a variant").id
}

async fn line(app: &TestApp, order: OrderId, product: ProductId, variant: VariantId) {
    let row = order_line::ActiveModel {
        order_id: Set(order),
        product_id: Set(product),
        variant_id: Set(variant),
        name: Set("Mật ong".into()),
        measure: Set("lọ".into()),
        set_no: Set(4),
        quantity: Set(1),
        unit_price: Set(Money(1)),
        line_total: Set(Money(1)),
        weight_g: Set(1),
        stars: Set(None),
        certificate: Set(None),
        unit_name: Set("Xã Mèo Vạc".into()),
        cover: Set(None),
        ..Default::default()
    };
    row.insert(&app.db.write).await.expect("a line");
}

async fn a_purchase(app: &TestApp) {
    let row = purchase::ActiveModel {
        id: Set(PurchaseId(1)),
        code: Set("P".into()),
        checkout_key: Set("K".into()),
        form_digest: Set(String::new()),
        buyer_id: Set(None),
        name: Set("Lan".into()),
        phone: Set(Phone::parse("0900000001").expect("a number")),
        proved_at: Set(None),
        email: Set(None),
        unit_code: Set(unit(0)),
        street: Set(String::new()),
        note: Set(None),
        language: Set(Language::Vi),
        goods_total: Set(Money(1)),
        delivery_total: Set(Money(0)),
        total: Set(Money(1)),
        placed_at: Set(morning(0)),
        placed_on: Set(FIRST),
    };
    purchase::Entity::insert(row).exec_without_returning(&app.db.write).await.expect("a purchase");
}

async fn check(lives: Vec<Life>, periods: Vec<(i64, i64)>) {
    let app = TestApp::new().await;
    a_purchase(&app).await;
    for (i, life) in lives.iter().enumerate() {
        live_it(&app, i, life).await;
    }
    app.history_anew().await;
    for (from, length) in periods {
        let period = Period::days(day(from), day(from + length)).expect("a period");
        let mut read = ladder::by_unit(&app.db.read, period).await.expect("the reads");
        read.retain(|_, ladder| *ladder != Ladder::default());
        for (place, ladder) in &read {
            assert!(ladder.is_nested(), "{place:?} {ladder:?}");
        }
        assert_eq!(read, by_hand(&lives, period), "{period:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_step_is_part_of_the_one_before(
        lives in prop::collection::vec(life(), 1..14),
        periods in prop::collection::vec((0..80i64, 0..40i64), 6),
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        runtime.block_on(check(lives, periods));
    }
}

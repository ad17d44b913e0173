//! What the program reads out of a database, in lines that can be compared: counts, sums and words, through its own reads.

use chophien::{
    entities::{
        acceptance, account, cart_line, certificate, decision, event, job, live_interval, order, order_line, outbox,
        picture, product, product_photo, purchase, revision, role, session, shop, shop_member, variant,
    },
    infra::{db::Reader, words::Language},
    kernel::{ids::UnitCode, instant::Instant, paging::Paging, phone::Phone},
    market::{
        accounts,
        carts::{self, holder::Holder},
        catalog::browse::{self, Filter, Sort},
        documents,
        orders::find::{earned, in_shop, purchases},
        statistics::{period::Period, report},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::NOW;

/// Every line has a name of its own.
pub async fn seen(db: &Reader) -> Vec<String> {
    let mut lines = rows(db).await;
    lines.extend(goods(db).await);
    lines.extend(trade(db).await);
    lines.extend(people(db).await);
    lines
}

/// As many as there were.
async fn rows(db: &Reader) -> Vec<String> {
    macro_rules! count {
        ($($entity:ident),+ $(,)?) => {
            vec![$(format!("{}: {}", stringify!($entity), $entity::Entity::find().count(db).await.unwrap())),+]
        };
    }
    count![
        acceptance,
        account,
        cart_line,
        certificate,
        decision,
        event,
        job,
        live_interval,
        order,
        order_line,
        outbox,
        picture,
        product,
        product_photo,
        purchase,
        role,
        session,
        shop,
        shop_member,
        revision,
        variant,
    ]
}

async fn goods(db: &Reader) -> Vec<String> {
    let today = Instant::from(NOW).day();
    let words = Filter { q: Some("mat ong bac ha".into()), stars: Some(4), ..Filter::default() };
    let found = browse::page(db, &words, Sort::Best, Paging { page: 1, size: 24 }, today).await.unwrap();
    let stock: i64 = variant::Entity::find().all(db).await.unwrap().iter().map(|row| row.stock).sum();
    let front = chophien::market::catalog::views::front::front(db, today, &[]).await.unwrap();
    let document = documents::find::current(db, "privacy", Language::Vi, today).await.unwrap().expect("a document");
    vec![
        format!("honey with stars on sale: {}", found.total),
        format!("pieces in stock: {stock}"),
        format!("open shops: {}", front.makers.iter().map(|shop| shop.name.as_str()).collect::<Vec<_>>().join(", ")),
        format!("privacy: version {}", document.version),
    ]
}

async fn trade(db: &Reader) -> Vec<String> {
    let now = Instant::from(NOW);
    let shop = shop::Entity::find().all(db).await.unwrap().into_iter().map(|shop| shop.id).min().expect("a shop");
    let orders = order::Entity::find().all(db).await.unwrap();
    let lines = order_line::Entity::find().all(db).await.unwrap();
    let ended = in_shop::ended(db, shop, Paging { page: 1, size: 24 }).await.unwrap();
    let earned = earned::earned(db, shop, now.day(), 1).await.unwrap();
    let question = report::Question { province: UnitCode("08".into()), period: Period::year_of(now.day()), now };
    let report = report::full(db, &question).await.unwrap().expect("a report");
    vec![
        format!("orders in all: {} đồng", orders.iter().map(|order| order.total.0).sum::<i64>()),
        format!("goods in all: {} đồng", lines.iter().map(|line| line.line_total.0).sum::<i64>()),
        format!("wait for the first shop: {}", in_shop::waiting(db, shop).await.unwrap()),
        format!("open in the first shop: {}", in_shop::open(db, shop).await.unwrap().len()),
        format!("ended in the first shop: {}", ended.total),
        format!("earned this month: {} đồng in {}", earned[0].goods.0, earned[0].orders),
        format!("successful this year: {} đồng in {}", report.trade.value.0, report.trade.count),
        format!("ladder: {:?}", report.ladder),
        format!("ocop: {:?}", report.ocop),
    ]
}

async fn people(db: &Reader) -> Vec<String> {
    let phone = Phone::parse("0900000001").expect("a number");
    let lan = accounts::find::by_phone(db, &phone).await.unwrap().expect("Lan").id;
    let bought = purchases::of_buyer(db, lan, Paging { page: 1, size: 24 }).await.unwrap();
    let holdings = accounts::find::holdings(db).await.unwrap();
    vec![
        format!("roles: {}", holdings.iter().map(|holding| holding.name.as_str()).collect::<Vec<_>>().join(", ")),
        format!("Lan has bought: {}", bought.total),
        format!("bought as a guest: {}", purchases::count_of_guest(db, &phone).await.unwrap()),
        format!("in Lan's cart: {}", carts::find::count(db, &Holder::Account(lan)).await.unwrap()),
    ]
}

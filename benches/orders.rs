//! Orders placed per second through the whole command, against a transaction that only inserts the same rows: both in turns, so that what
//! disturbs the machine for some seconds disturbs both.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use chophien::{
    entities::{order, order_line, purchase},
    infra::words::Language,
    kernel::{
        actor::Actor,
        code,
        ids::{ProductId, ShopId, UnitCode, VariantId},
        money::Money,
        phone::Phone,
    },
    market::{
        checkout::{look::look, place, policy::Wanted, proof::Bounds},
        documents::{find as documents, slugs},
        orders::open::Recipient,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::{
    kit::{TestApp, world::BA_DINH},
    province::{
        Size,
        goods::{self, Good},
    },
};

const BUYERS: usize = 8;
/// Goods of each buyer, one after the other.
const EACH: usize = 1_000;
const TURNS: usize = 5;
/// Of one turn.
const TIME: Duration = Duration::from_secs(1);

/// Prints both, and their ratio, of the turn in the middle.
pub async fn measure(app: &TestApp, size: &'static Size) {
    let goods = goods::all(size).into_iter().filter(|good| good.is_live() && good.in_stock);
    let goods: Arc<Vec<Good>> = Arc::new(goods.take(BUYERS * EACH).collect());
    let mut turns = Vec::new();
    for turn in 0..TURNS {
        let bare = many(app, &goods, turn, |app, good| async move { insert(&app, &good).await }).await;
        let ours = many(app, &goods, turn, |app, good| async move { order(&app, &good).await }).await;
        turns.push((bare, ours));
    }
    turns.sort_by(|(bare, ours), (others_bare, others)| (ours / bare).total_cmp(&(others / others_bare)));
    let (bare, ours) = turns[TURNS / 2];
    println!("orders placed (one line, COD), {:<10}{bare:>10.0}{ours:>10.0}{:>8.3}", size.name, ours / bare);
}

/// Places one order.
pub async fn one(app: &TestApp, size: &'static Size) {
    let good = goods::all(size).into_iter().find(|good| good.is_live() && good.in_stock).expect("something to buy");
    order(&app.app(), &good).await;
}

/// Every turn has goods of its own: none is sold out.
async fn many<F, R>(app: &TestApp, goods: &Arc<Vec<Good>>, turn: usize, deed: F) -> f64
where
    F: Fn(chophien::app::App, Good) -> R + Clone + Send + 'static,
    R: Future<Output = ()> + Send,
{
    let begun = Instant::now();
    let buyers = (0..BUYERS).map(|buyer| {
        let (app, goods, deed) = (app.app(), goods.clone(), deed.clone());
        tokio::spawn(async move {
            let mut done = 0;
            while begun.elapsed() < TIME {
                let next = buyer * EACH + turn * (EACH / TURNS) + done % (EACH / TURNS);
                deed(app.clone(), goods[next % goods.len()].clone()).await;
                done += 1;
            }
            done
        })
    });
    let mut done = 0;
    for buyer in buyers.collect::<Vec<_>>() {
        done += buyer.await.expect("a buyer");
    }
    done as f64 / begun.elapsed().as_secs_f64()
}

async fn order(app: &chophien::app::App, good: &Good) {
    let wanted = vec![Wanted { variant_code: good.variant_code(), quantity: 1, seen_price: Money(good.price) }];
    let (to, now) = (UnitCode(BA_DINH.to_owned()), app.clock.now());
    let seen = look(&app.db.read, &wanted, Some(&to), now.day()).await.expect("a look");
    let shown =
        documents::to_show(&app.db.read, &slugs::AT_CHECKOUT, Language::Vi, now.day()).await.expect("documents");
    let request = place::Request {
        key: code::random(20),
        buyer: None,
        recipient: recipient(to),
        proved: false,
        familiar: false,
        bounds: Bounds::OPEN,
        language: Language::Vi,
        lines: wanted,
        seen_total: seen.quote.and_then(|quote| quote.total),
        accepted: shown.into_iter().map(|held| held.shown).collect(),
        cart: None,
        anew: false,
        answer_hours: 24,
    };
    let work = app.db.begin(Actor::Guest, now).await.expect("a transaction");
    place::place(&work, request).await.expect("placed");
    work.commit().await.expect("committed");
}

/// Each buyer has a number of her own, as people have.
fn somebodys() -> Phone {
    static BUYER: AtomicU32 = AtomicU32::new(0);
    let number = BUYER.fetch_add(1, Ordering::Relaxed) % 10_000_000;
    Phone::parse(&format!("090{number:07}")).expect("a number")
}

fn recipient(unit_code: UnitCode) -> Recipient {
    Recipient {
        name: "Nguyễn Thị Lan".to_owned(),
        phone: somebodys(),
        email: None,
        unit_code,
        street: "số 18 ngõ 62".to_owned(),
        note: None,
    }
}

/// The three rows and nothing else.
async fn insert(app: &chophien::app::App, good: &Good) {
    let now = app.clock.now();
    let work = app.db.begin(Actor::Guest, now).await.expect("a transaction");
    let to = recipient(UnitCode(BA_DINH.to_owned()));
    let purchase = purchase::ActiveModel {
        code: Set(code::random(10)),
        checkout_key: Set(code::random(20)),
        buyer_id: Set(None),
        name: Set(to.name),
        phone: Set(to.phone),
        email: Set(None),
        unit_code: Set(to.unit_code.clone()),
        street: Set(to.street),
        note: Set(None),
        language: Set(Language::Vi),
        goods_total: Set(Money(1)),
        delivery_total: Set(Money(1)),
        total: Set(Money(2)),
        placed_at: Set(now),
        placed_on: Set(now.day()),
        ..Default::default()
    };
    let purchase = purchase.insert(&work.tx).await.expect("a purchase");
    let row = order::ActiveModel {
        code: Set(code::random(10)),
        purchase_id: Set(purchase.id),
        shop_id: Set(ShopId(good.shop as i64 + 1)),
        buyer_id: Set(None),
        status: Set(order::Status::Placed),
        goods_total: Set(Money(1)),
        delivery_fee: Set(Money(1)),
        total: Set(Money(2)),
        unit_code: Set(to.unit_code),
        shop_kind: Set(chophien::entities::shop::Kind::Household),
        placed_at: Set(now),
        answer_by: Set(now),
        ..Default::default()
    };
    let row = row.insert(&work.tx).await.expect("an order");
    line(row.id, good).insert(&work.tx).await.expect("a line");
    work.commit().await.expect("committed");
}

fn line(order: chophien::kernel::ids::OrderId, good: &Good) -> order_line::ActiveModel {
    order_line::ActiveModel {
        order_id: Set(order),
        product_id: Set(ProductId(good.number as i64 + 1)),
        variant_id: Set(VariantId(good.number as i64 + 1)),
        name: Set("Mật ong bạc hà".to_owned()),
        measure: Set("túi 500 g".to_owned()),
        set_no: Set(4),
        quantity: Set(1),
        unit_price: Set(Money(1)),
        line_total: Set(Money(1)),
        weight_g: Set(600),
        stars: Set(None),
        certificate: Set(None),
        unit_name: Set("Xã Mèo Vạc".to_owned()),
        cover: Set(None),
        ..Default::default()
    }
}

//! Thirteen months of orders: bought, answered, packed, sent, delivered, and everything that goes wrong on the way.

use time::Duration;

use super::{
    deeds::{Deed, Step, TradeDeed},
    error::{DemoError, refused},
    world::{OnSale, World},
};
use crate::{
    app::App,
    infra::{db::Work, words::Language},
    kernel::{
        actor::Actor,
        ids::{PurchaseId, UnitCode},
        phone::Phone,
        seen::Seen,
    },
    market::{
        catalog::{find as goods, variants::set_stock},
        checkout::{
            basis::{Basis, basis},
            place::{self, Request},
            policy::{self, Wanted},
            proof::Bounds,
            quote,
        },
        documents::{find::to_show, shown::Shown, slugs},
        orders::{
            Party, came_back,
            cancel::{self, Refusal},
            complete, confirm, deliver, fail_to_deliver,
            find::{self as orders, bought::Order, purchases},
            hand_over,
            hand_over::TrackingCode,
            open::Recipient,
            pack,
        },
        shops::in_shop::InShop,
    },
};

/// Buyers wait so long for an answer, in hours.
const ANSWER_HOURS: i64 = 24;
/// Purchases a day at first, in hundredths; they grow by as much again until today.
const A_DAY: i64 = 280;
/// Today's orders of the first shop still wait for its answer.
const WAITING: i64 = 3;

/// Spreads the purchases over the days: more before Tết and in the harvest of autumn, more as the market grows.
pub(super) fn plan(world: &mut World) {
    let days = (world.now.day() - world.first).whole_days();
    for day in 20..=days {
        let month = u8::from((world.first + Duration::days(day)).month());
        let season = match month {
            1 => 170,
            12 | 11 => 130,
            10 => 115,
            2 | 6 | 7 => 70,
            _ => 100,
        };
        let hundredths = A_DAY * season / 100 * (days + day) / days;
        let purchases = hundredths / 100 + i64::from(world.dice.chance(hundredths % 100));
        for _ in 0..purchases {
            let moment = world.moment(day, 6, 23);
            world.at(moment, Deed::Trade(TradeDeed::Buy));
        }
    }
    for number in 1..=WAITING {
        let moment = world.now.before(Duration::minutes(50 * number));
        world.at(moment, Deed::Trade(TradeDeed::Ask(0)));
    }
}

/// What is shown at every checkout: nobody publishes anything while the demo is made.
pub(super) async fn documents(app: &App) -> Result<Vec<Shown>, DemoError> {
    let held = to_show(&app.db.read, &slugs::AT_CHECKOUT, Language::Vi, app.clock.now().day()).await?;
    Ok(held.into_iter().map(|held| held.shown).collect())
}

/// Lets one of them happen.
pub(super) async fn perform(world: &mut World, work: &mut Work, deed: TradeDeed) -> Result<(), DemoError> {
    match deed {
        TradeDeed::Buy => {
            let wanted = choose(world);
            let placed = buy(world, work, wanted).await?;
            live_on(world, work, placed).await
        }
        TradeDeed::Ask(shop) => {
            let own: Vec<OnSale> = world.on_sale.iter().filter(|thing| thing.shop == shop).cloned().collect();
            let wanted = world.dice.one_of(&own).cloned().map(|thing| (thing, 1));
            buy(world, work, wanted.into_iter().collect()).await.map(drop)
        }
        TradeDeed::Step(order, step, rest) => step_on(world, work, (*order, step), rest).await,
        TradeDeed::Restock(place) => restock(world, work, place).await,
    }
}

/// The purchase, if everything was there to be had.
async fn buy(world: &mut World, work: &mut Work, wanted: Vec<(OnSale, i64)>) -> Result<Option<PurchaseId>, DemoError> {
    let buyers = i64::try_from(world.buyers.len()).unwrap_or(1);
    let number = usize::try_from(world.dice.between(0, buyers)).unwrap_or(0);
    let Some((buyer, account)) = world.buyers.get(number).cloned().filter(|_| !wanted.is_empty()) else {
        return Ok(None);
    };
    let to = UnitCode::parse(&buyer.commune_code).ok_or_else(|| refused(&buyer.commune_code))?;
    let codes: Vec<&str> = wanted.iter().map(|(thing, _)| thing.variant.as_str()).collect();
    let Basis { offers, rates } = basis(&work.tx, &codes).await?;
    let seen = |(thing, quantity): &(OnSale, i64)| {
        let offer = offers.iter().find(|offer| offer.variant_code == thing.variant)?;
        Some(Wanted { variant_code: thing.variant.clone(), quantity: *quantity, seen_price: offer.price })
    };
    let lines: Vec<Wanted> = wanted.iter().filter_map(seen).collect();
    let Ok(agreed) = policy::agree(&lines, &offers) else { return Ok(None) }; // sold out: the buyer leaves
    let Some(parts) = policy::by_shop(agreed) else { return Ok(None) };
    let quote = quote::quote(&rates, &parts, &to, work.now.day());
    let Some(seen_total) = quote.total else { return Ok(None) };
    work.actor = account.map_or(Actor::Guest, Actor::Account);
    let request = Request {
        key: format!("demo-{}-{number}-{}", work.now.0, world.dice.between(0, 1_000_000)),
        buyer: account,
        recipient: Recipient {
            name: buyer.name.clone(),
            phone: Phone::parse(&buyer.phone).ok_or_else(|| refused(&buyer.phone))?,
            email: None,
            unit_code: to,
            street: buyer.street.clone(),
            note: None,
        },
        proved: account.is_some(),
        familiar: false,
        bounds: Bounds::OPEN,
        language: Language::Vi,
        lines,
        seen_total: Some(seen_total),
        accepted: world.documents.clone(),
        cart: None,
        anew: false,
        answer_hours: ANSWER_HOURS,
    };
    let placed = place::place(work, request).await.map_err(refused)?;
    Ok(Some(placed.id))
}

/// Each order of a purchase goes its own way.
async fn live_on(world: &mut World, work: &Work, placed: Option<PurchaseId>) -> Result<(), DemoError> {
    let Some(placed) = placed else { return Ok(()) };
    for order in purchases::orders(&work.tx, &[placed]).await? {
        let mut life = life(world);
        let (wait, first) = life.remove(0);
        world.at(work.now.after(wait), Deed::Trade(TradeDeed::Step(Box::new(order), first, life)));
    }
    Ok(())
}

/// One thing, now and then a second one from another shop, sometimes a lot.
fn choose(world: &mut World) -> Vec<(OnSale, i64)> {
    let mut chosen: Vec<(OnSale, i64)> = Vec::new();
    let things = if world.dice.chance(22) { 2 } else { 1 };
    for _ in 0..things {
        // Twice as likely among the older half: what has been there longer is known.
        let end = if world.dice.chance(50) { world.on_sale.len().div_ceil(2) } else { world.on_sale.len() };
        let Some(thing) = world.dice.one_of(&world.on_sale[..end]).cloned() else { continue };
        let quantity = match (thing.lot, world.dice.between(0, 10)) {
            (true, _) => 1,
            (false, 0) => world.dice.between(6, 13),
            (false, 1..=4) => 2,
            _ => 1,
        };
        if chosen.iter().all(|(other, _)| other.variant != thing.variant) {
            chosen.push((thing, quantity));
        }
    }
    chosen
}

/// What will become of an order, step by step, with the pause before each.
fn life(world: &mut World) -> Vec<(Duration, Step)> {
    let fate = world.dice.between(0, 100);
    let answer = Duration::minutes(world.dice.between(20, 20 * 60));
    let pack = Duration::hours(world.dice.between(2, 20));
    let leave = Duration::hours(world.dice.between(2, 30));
    let travel = Duration::hours(world.dice.between(20, 110));
    let sent = [(answer, Step::Confirm), (pack, Step::Pack), (leave, Step::HandOver)];
    let then = |steps: &[(Duration, Step)]| [&sent[..], steps].concat();
    match fate {
        0..5 => vec![(Duration::hours(ANSWER_HOURS), Step::Unanswered)],
        5..7 => vec![(answer, Step::SoldOut)],
        7..9 => vec![(answer, Step::CannotDeliver)],
        9..12 => vec![(answer / 2, Step::ChangeMind)],
        12..14 => then(&[(travel, Step::Fail), (Duration::days(4), Step::ComeBack)]),
        14..16 => {
            then(&[(travel, Step::Fail), (Duration::days(1), Step::Deliver), (Duration::days(7), Step::Complete)])
        }
        16..40 => vec![
            (answer, Step::Confirm),
            (leave, Step::HandOver),
            (travel, Step::Deliver),
            (Duration::days(7), Step::Complete),
        ],
        _ => then(&[(travel, Step::Deliver), (Duration::days(7), Step::Complete)]),
    }
}

async fn step_on(
    world: &mut World,
    work: &mut Work,
    (order, step): (Order, Step),
    mut rest: Vec<(Duration, Step)>,
) -> Result<(), DemoError> {
    let seller = world.owner_of(order.shop_id);
    let buyer = order.buyer_id.map_or(Actor::Guest, Actor::Account);
    work.actor = match step {
        Step::Unanswered | Step::Complete => Actor::System,
        Step::ChangeMind => buyer,
        _ => seller,
    };
    let refusal = |reason| Refusal::parse(reason, None).ok_or_else(|| refused(reason));
    let claimed = match step {
        Step::Unanswered | Step::Complete => orders::claim(work, order.id).await?,
        Step::ChangeMind => orders::claim_in_purchase(work, order.purchase_id, &order.code).await?,
        _ => orders::claim_in_shop(&InShop::enter(work, order.shop_id).await.map_err(refused)?, &order.code).await?,
    };
    let Some(claimed) = claimed else { return Ok(()) };
    match step {
        Step::Confirm => confirm::confirm(work, claimed).await,
        Step::Pack => pack::pack(work, claimed).await,
        Step::HandOver => {
            hand_over::hand_over(work, claimed, TrackingCode::parse(&format!("MAU-{}", order.code))).await
        }
        Step::Deliver => deliver::deliver(work, claimed, Party::Seller).await,
        Step::Fail => fail_to_deliver::fail_to_deliver(work, claimed).await,
        Step::ComeBack => came_back::came_back(work, claimed).await,
        Step::Complete => complete::complete(work, claimed, Party::System).await,
        Step::SoldOut => cancel::refuse(work, claimed, refusal("sold_out")?).await,
        Step::CannotDeliver => cancel::refuse(work, claimed, refusal("cannot_deliver")?).await,
        Step::ChangeMind => cancel::by_buyer(work, claimed).await,
        Step::Unanswered => cancel::unanswered(work, claimed).await,
    }
    .map_err(refused)?;
    if !rest.is_empty() {
        let (wait, next) = rest.remove(0);
        world.at(work.now.after(wait), Deed::Trade(TradeDeed::Step(Box::new(order), next, rest)));
    }
    Ok(())
}

async fn restock(world: &mut World, work: &mut Work, place: usize) -> Result<(), DemoError> {
    let Some(thing) = world.on_sale.get(place).cloned() else { return Ok(()) };
    let Some(shop) = world.shop_ids.get(&thing.shop).copied() else { return Ok(()) };
    work.actor = world.owner_of(shop);
    // The harvest is over.
    let gone = world.dice.chance(7) && thing.shop != STEADY;
    let stock = if gone { 0 } else { world.dice.between(30, 80) / if thing.lot { 4 } else { 1 } };
    let in_shop = InShop::enter(work, shop).await.map_err(refused)?;
    if let Some(variant) = goods::claim_variant(&in_shop, &thing.variant).await? {
        let counted = Seen::over(variant.stock, stock);
        set_stock::set_stock(work, variant, counted).await.map_err(refused)?;
    }
    plan_restock(world, work, place);
    Ok(())
}

/// Mỷ's, which a look round the market begins with.
const STEADY: usize = 0;

/// Every three to six weeks, while the seller has not gone quiet.
pub(super) fn plan_restock(world: &mut World, work: &Work, place: usize) {
    let weeks = world.dice.between(3, 7);
    let steady = world.on_sale.get(place).is_some_and(|thing| thing.shop == STEADY);
    if world.dice.chance(94) || steady {
        let moment = work.now.after(Duration::weeks(weeks));
        world.at(moment, Deed::Trade(TradeDeed::Restock(place)));
    }
}

//! Shops, listings and certificates of the demo world, opened over the months by their owners and decided by the moderator.

use time::{Date, Duration};

use super::{
    deeds::{Deed, GoodsDeed},
    error::{DemoError, refused},
    registry,
    source::{self, Product},
    trade,
    world::{OnSale, World},
};
use crate::{
    infra::{
        db::Work,
        words::{Language, Message},
    },
    kernel::{
        actor::Actor,
        ids::{RevisionId, UnitCode},
        instant::Instant,
        money::Money,
    },
    market::{
        catalog::{
            self,
            content::ProductContent,
            list::{ListProduct, Listed, list},
            own,
            variants::NewVariant,
        },
        certificates::{
            Scheme,
            claim::{self, Claim},
            find, withdraw,
        },
        moderation::{self, Reason},
        revisions::{self, why::Why},
        shops::{self, Kind, content::ShopContent, in_shop::InShop},
    },
};

/// The picture of an invented certificate, which says that it is a sample.
const SAMPLE_PAPER: &str = "giay-chung-nhan-mau";
/// Of the shops without goods, the last ones are still on their way.
const WITHOUT_SHOP: usize = 2;

/// Opens the shops over the year, most of them early, and lists their goods.
pub(super) fn plan(world: &mut World) -> Result<(), DemoError> {
    let empty: Vec<usize> = (0..world.shops.len()).filter(|shop| products_of(world, *shop).is_empty()).collect();
    let on_their_way = &empty[empty.len().saturating_sub(4)..];
    for shop in 0..world.shops.len() {
        if on_their_way.iter().rev().take(WITHOUT_SHOP).any(|other| *other == shop) {
            continue;
        }
        let late = on_their_way.contains(&shop);
        let day = if late { last_day(world) - 1 } else { opening_day(shop) };
        let moment = world.moment(day, 7, 12);
        world.at(moment, Deed::Goods(GoodsDeed::Open(shop)));
        if late && on_their_way.first() == Some(&shop) {
            let moment = world.moment(day, 13, 17);
            world.at(moment, Deed::Goods(GoodsDeed::OpenSentBack(shop)));
        } else if !late {
            plan_goods(world, shop, day);
        }
    }
    Ok(())
}

fn plan_goods(world: &mut World, shop: usize, opened: i64) {
    let moment = world.moment(opened, 13, 17);
    world.at(moment, Deed::Goods(GoodsDeed::OpenDecided(shop)));
    let waiting = world.products.len() - 3;
    for (step, product) in products_of(world, shop).into_iter().enumerate() {
        let day =
            if product >= waiting { last_day(world) - 1 } else { opened + 1 + 9 * i64::try_from(step).unwrap_or(0) };
        let moment = world.moment(day, 7, 12);
        world.at(moment, Deed::Goods(GoodsDeed::List(product)));
    }
}

fn opening_day(shop: usize) -> i64 {
    let shop = i64::try_from(shop).unwrap_or(0);
    shop * 5
}

fn last_day(world: &World) -> i64 {
    (world.now.day() - world.first).whole_days()
}

fn products_of(world: &World, shop: usize) -> Vec<usize> {
    let phone = &world.shops[shop].0.phone;
    (0..world.products.len()).filter(|p| world.products[*p].shop_phone == *phone).collect()
}

/// Lets one of them happen.
pub(super) async fn perform(world: &mut World, work: &mut Work, deed: GoodsDeed) -> Result<(), DemoError> {
    match deed {
        GoodsDeed::Open(shop) => open(world, work, shop).await,
        GoodsDeed::OpenDecided(shop) => {
            let revision = waiting(world, work, shop).await?;
            approve(world, work, moderation::Kind::Shop, revision.0).await
        }
        GoodsDeed::OpenSentBack(shop) => send_shop_back(world, work, shop).await,
        GoodsDeed::List(product) => list_product(world, work, product).await,
        GoodsDeed::Listed(product, listed) => approve_product(world, work, product, listed).await,
        GoodsDeed::Revise(product, listed) => revise(world, work, product, &listed).await,
        GoodsDeed::Claim(product, listed) => claim_paper(world, work, product, &listed).await,
        GoodsDeed::Claimed(id) => approve(world, work, moderation::Kind::Certificate, id.0).await,
        GoodsDeed::Withdraw(id) => {
            work.actor = moderator(world);
            let paper = find::claim(work, id).await?.ok_or_else(|| refused("no such paper"))?;
            withdraw::withdraw(work, paper, work.now.day(), &taken_back()).await.map_err(refused)
        }
    }
}

fn taken_back() -> Why {
    Why { reason: Reason::Authority, words: None }
}

fn moderator(world: &World) -> Actor {
    world.moderator.map_or(Actor::System, Actor::Account)
}

fn owner(world: &World, shop: usize) -> Actor {
    Actor::Account(world.shops[shop].1)
}

fn shop_of(world: &World, product: usize) -> usize {
    let phone = &world.products[product].shop_phone;
    world.shops.iter().position(|(shop, _)| shop.phone == *phone).unwrap_or(0)
}

async fn open(world: &mut World, work: &mut Work, number: usize) -> Result<(), DemoError> {
    work.actor = owner(world, number);
    let shop = &world.shops[number].0;
    let unit = UnitCode::parse(&shop.commune_code).ok_or_else(|| refused(&shop.commune_code))?;
    let content = ShopContent {
        name: shop.name.clone(),
        kind: Kind::parse(&shop.kind).unwrap_or(Kind::Household),
        unit,
        former: None,
        hamlet: Some(shop.hamlet.clone()).filter(|hamlet| !hamlet.is_empty()),
        story: shop.story.clone(),
        photo: world.pictures.get(&shop.photo).cloned(),
        owner: None,
    };
    let opened = shops::open::open(work, content).await.map_err(refused)?;
    world.shop_ids.insert(number, opened.id);
    Ok(())
}

async fn waiting(world: &World, work: &Work, shop: usize) -> Result<RevisionId, DemoError> {
    let id = world.shop_ids.get(&shop).ok_or_else(|| refused("no such shop"))?;
    let revision = revisions::find::waiting::<ShopContent>(&work.tx, *id).await?;
    revision.map(|r| r.id).ok_or_else(|| refused("nothing waits"))
}

async fn approve(world: &World, work: &mut Work, kind: moderation::Kind, id: i64) -> Result<(), DemoError> {
    work.actor = moderator(world);
    moderation::decide::approve(work, kind, id).await.map_err(refused)
}

async fn send_shop_back(world: &World, work: &mut Work, shop: usize) -> Result<(), DemoError> {
    work.actor = moderator(world);
    let revision = waiting(world, work, shop).await?;
    let words = world.app.words.say(Language::Vi, &Message::new("demo-send-back-words"));
    let why = Why { reason: Reason::Photo, words: Some(words) };
    moderation::decide::send_back(work, moderation::Kind::Shop, revision.0, why).await.map_err(refused)
}

fn content(world: &World, product: &Product) -> ProductContent {
    let photos = product.picture_names().iter().filter_map(|name| world.pictures.get(*name).cloned()).collect();
    ProductContent {
        name: product.name.clone(),
        set_no: product.set_no,
        description: product.description.clone(),
        photos,
        season_months: product.season_mask(),
    }
}

async fn list_product(world: &mut World, work: &mut Work, number: usize) -> Result<(), DemoError> {
    let shop = shop_of(world, number);
    work.actor = owner(world, shop);
    let product = world.products[number].clone();
    let stock = world.dice.between(25, 90);
    let first = NewVariant {
        measure: product.measure.clone(),
        price: Money(product.price_dong),
        stock,
        weight_g: product.weight_g,
    };
    let second = product.second_price_dong.zip(product.second_weight_g).map(|(price, weight_g)| NewVariant {
        measure: product.second_measure.clone(),
        price: Money(price),
        stock: stock / 4 + 2,
        weight_g,
    });
    let input = ListProduct {
        key: format!("demo-{number}"),
        content: content(world, &product),
        variants: std::iter::once(first).chain(second).collect(),
    };
    let listed = list(&enter(world, work, shop).await?, input).await.map_err(refused)?;
    let later = work.now.after(Duration::hours(world.dice.between(2, 30)));
    world.at(later, Deed::Goods(GoodsDeed::Listed(number, listed)));
    Ok(())
}

async fn approve_product(world: &mut World, work: &mut Work, number: usize, listed: Listed) -> Result<(), DemoError> {
    if number >= world.products.len() - 3 {
        return Ok(()); // the last ones still wait, so that the queue has something to show
    }
    approve(world, work, moderation::Kind::Product, listed.revision.0).await?;
    let shop = shop_of(world, number);
    let shop_id = *world.shop_ids.get(&shop).ok_or_else(|| refused("no such shop"))?;
    let variants =
        own::by_code(&work.tx, shop_id, &listed.code).await?.map(|product| product.variants).unwrap_or_default();
    for (place, variant) in variants.into_iter().enumerate() {
        world.on_sale.push(OnSale { variant: variant.code, shop, lot: place > 0 });
        let last = world.on_sale.len() - 1;
        trade::plan_restock(world, work, last);
    }
    if world.products[number].stars.is_some() {
        let soon = work.now.after(Duration::hours(3));
        let later = if stays_waiting(number) { soon.max(lately(world, number)) } else { soon };
        world.at(later, Deed::Goods(GoodsDeed::Claim(number, listed.clone())));
    } else if number.is_multiple_of(2) {
        registry::name_unclaimed(world, work, number).await?;
    }
    if number % 31 == 5 {
        let moment = world.now.before(Duration::hours(20));
        world.at(moment, Deed::Goods(GoodsDeed::Revise(number, listed)));
    }
    Ok(())
}

async fn revise(world: &mut World, work: &mut Work, number: usize, listed: &Listed) -> Result<(), DemoError> {
    let shop = shop_of(world, number);
    work.actor = owner(world, shop);
    let product = &world.products[number];
    let mut content = content(world, product);
    content.name = format!("{} ({})", product.name, product.measure);
    let claimed = claim_product(world, work, shop, listed).await?;
    catalog::revise::revise(work, claimed, content).await.map(drop).map_err(refused)
}

async fn enter<'w>(world: &World, work: &'w Work, shop: usize) -> Result<InShop<'w>, DemoError> {
    let shop_id = *world.shop_ids.get(&shop).ok_or_else(|| refused("no such shop"))?;
    InShop::enter(work, shop_id).await.map_err(refused)
}

async fn claim_product<'w>(
    world: &World,
    work: &'w Work,
    shop: usize,
    listed: &Listed,
) -> Result<catalog::find::ClaimedProduct<'w>, DemoError> {
    let in_shop = enter(world, work, shop).await?;
    catalog::find::claim_product(&in_shop, &listed.code).await?.ok_or_else(|| refused("no such product"))
}

/// Some papers still wait, so that the queue has some too.
fn stays_waiting(number: usize) -> bool {
    number % 40 == 7
}

/// Within the last three days: a moderator who does her work has not yet come to it.
fn lately(world: &World, number: usize) -> Instant {
    let hours = 5 + i64::try_from(number).unwrap_or(0) % 60;
    world.now.before(Duration::hours(hours))
}

/// Most papers hold, some end soon, some are over, some were taken back.
async fn claim_paper(world: &mut World, work: &mut Work, number: usize, listed: &Listed) -> Result<(), DemoError> {
    let shop = shop_of(world, number);
    work.actor = owner(world, shop);
    let papers = source::papers()?;
    let paper = &papers[number % papers.len()];
    let claim = Claim {
        scheme: Scheme::Ocop,
        number: format!("{}-{:03}", paper.number, number + 1),
        stars: world.products[number].stars,
        issuer: paper.issuer.clone(),
        decision: paper.decision.clone(),
        issued_on: issued_on(world, work, number),
        expires_on: None,
        scan: world.pictures.get(SAMPLE_PAPER).cloned(),
    };
    // One that is taken back later has left the registry long ago.
    if number % 10 != 8 {
        registry::name(world, work, number, &claim).await?;
    }
    let product = claim_product(world, work, shop, listed).await?;
    let certificate = claim::claim(work, product, claim, &[]).await.map_err(refused)?;
    if stays_waiting(number) {
        return Ok(());
    }
    let later = work.now.after(Duration::hours(world.dice.between(4, 40)));
    world.at(later, Deed::Goods(GoodsDeed::Claimed(certificate)));
    if number % 10 == 8 {
        let moment = world.now.before(Duration::days(35));
        world.at(moment, Deed::Goods(GoodsDeed::Withdraw(certificate)));
    }
    Ok(())
}

/// Thirty-six months before the day on which it is to end.
fn issued_on(world: &World, work: &Work, number: usize) -> Date {
    let today = world.now.day();
    let ends_in = match number % 10 {
        3 => -20,
        6 => 25,
        _ => 300 + 7 * i64::try_from(number).unwrap_or(0),
    };
    let ends = (today + Duration::days(ends_in)).max(work.now.day() + Duration::days(5));
    (ends - Duration::days(36 * 365 / 12)).min(work.now.day())
}

//! `/`: the market's front: what is in season, what is certified, from where, and who is new.

use std::collections::HashSet;

use serde::Serialize;

use crate::{
    infra::{page_cache::Subject, words::Language},
    kernel::ids::UnitCode,
    market::{
        catalog::{
            browse::{self, Filter, Sort},
            cards::Card,
            views::by_place::{self, PlaceCount},
            views::shop::{self, Maker},
        },
        places::{
            find::{self as places, Place},
            sets::ProductSet,
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

const SEASONAL: usize = 9;
const CERTIFIED: usize = 8;
/// So many are looked at for a shelf, of which no two look alike.
const LOOKED_AT: u64 = 16;
const NEAR: u64 = 8;
/// A commune and its neighbours.
const COMMUNES_AROUND: usize = 7;
const PLACES: u64 = 12;
const MAKERS: u64 = 6;
/// Fewer goods in season are not worth a shelf of their own.
const FEW: usize = 4;

/// The front.
#[derive(Serialize)]
pub struct PublicPage {
    categories: Vec<Category>,
    /// In season this month; where hardly anything is, what came last.
    shelf: Vec<Card>,
    in_season: bool,
    certified: Vec<Card>,
    near: Option<Near>,
    places: Vec<PlaceCount>,
    makers: Vec<Maker>,
}

/// Goods from around a commune: the one that was asked for, else the visitor's own.
#[derive(Serialize)]
struct Near {
    place: Place,
    cards: Vec<Card>,
}

#[derive(Serialize)]
struct Category {
    slug: String,
    name: String,
}

impl Page for PublicPage {
    const TEMPLATE: &'static str = "public/index.html";

    fn stale_of(&self) -> Vec<Subject> {
        vec![Subject::Goods]
    }

    fn samples() -> Vec<Self> {
        let sold_out =
            Card { in_stock: false, cover: None, stars: None, unit_price: None, base: None, ..Card::sample() };
        vec![
            Self {
                categories: vec![Category::of(&ProductSet::sample(), Language::En)],
                shelf: vec![Card::sample(), sold_out],
                in_season: true,
                certified: vec![Card::sample()],
                near: Some(Near { place: Place::sample(), cards: vec![Card::sample()] }),
                places: vec![PlaceCount::sample()],
                makers: vec![Maker::sample()],
            },
            Self {
                categories: Vec::new(),
                shelf: Vec::new(),
                in_season: false,
                certified: Vec::new(),
                near: None,
                places: Vec::new(),
                makers: Vec::new(),
            },
        ]
    }
}

impl Category {
    fn of(set: &ProductSet, language: Language) -> Self {
        Self { slug: set.slug.clone(), name: set.name_in(language).to_owned() }
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<PublicPage>, WebError> {
    let (db, today) = (&visit.app.db.read, visit.now.day());
    let seasonal = Filter { month: Some(u8::from(today.month())), in_stock: true, ..Filter::default() };
    let mut fresh = browse::first(db, &seasonal, Sort::Newest, LOOKED_AT, today).await?;
    let in_season = fresh.len() >= FEW;
    if !in_season {
        fresh = browse::first(db, &Filter::default(), Sort::Newest, LOOKED_AT, today).await?;
    }
    let starred = Filter { stars: Some(3), in_stock: true, ..Filter::default() };
    let starred = browse::first(db, &starred, Sort::Newest, LOOKED_AT, today).await?;
    let mut pictures = HashSet::new();
    let shelf = unlike(fresh, SEASONAL, &mut pictures);
    let certified = unlike(starred, CERTIFIED, &mut pictures);
    let sets = by_place::sets_on_sale(db).await?;
    Ok(Show(PublicPage {
        categories: sets.iter().map(|set| Category::of(set, visit.language)).collect(),
        shelf,
        in_season,
        certified,
        near: near(&visit).await?,
        places: by_place::communes_with_goods(db, PLACES).await?,
        makers: shop::newest(db, MAKERS).await?,
    }))
}

async fn near(visit: &Visit) -> Result<Option<Near>, WebError> {
    let own = || visit.person.as_ref().and_then(|person| person.unit_code.clone());
    let Some(code) = visit.asked("near").as_deref().and_then(UnitCode::parse).or_else(own) else { return Ok(None) };
    let (db, today) = (&visit.app.db.read, visit.now.day());
    let around = places::near(&code, COMMUNES_AROUND);
    if around.is_empty() {
        return Ok(None);
    }
    let filter = Filter { around, in_stock: true, ..Filter::default() };
    let cards = browse::first(db, &filter, Sort::Newest, NEAR, today).await?;
    if cards.is_empty() {
        return Ok(None);
    }
    Ok(places::commune(&code).map(|place| Near { place, cards }))
}

/// The first `most` whose picture is not on the page yet: a market's front is not nine bowls of oranges.
fn unlike(cards: Vec<Card>, most: usize, pictures: &mut HashSet<Option<String>>) -> Vec<Card> {
    cards.into_iter().filter(|card| pictures.insert(card.cover.clone())).take(most).collect()
}

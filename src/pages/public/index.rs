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
            views::{
                by_place::PlaceCount,
                front::{self, SHELF},
                shop::Maker,
            },
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
    let here = here(&visit);
    let around = here.as_ref().map_or(&[][..], places::near);
    let front = front::front(db, today, around).await?;
    let in_season = front.in_season.len() >= FEW;
    let fresh = if in_season {
        front.in_season
    } else {
        browse::first(db, &Filter::default(), Sort::Newest, SHELF, today).await?
    };
    let mut pictures = HashSet::new();
    let place = here.filter(|_| !front.near.is_empty()).and_then(|here| places::commune(&here));
    Ok(Show(PublicPage {
        categories: front.sets.iter().map(|set| Category::of(set, visit.language)).collect(),
        shelf: unlike(fresh, SEASONAL, &mut pictures),
        in_season,
        certified: unlike(front.certified, CERTIFIED, &mut pictures),
        near: place.map(|place| Near { place, cards: front.near }),
        places: front.places,
        makers: front.makers,
    }))
}

/// The commune that was asked for, else the visitor's own.
fn here(visit: &Visit) -> Option<UnitCode> {
    let own = || visit.person.as_ref().and_then(|person| person.unit_code.clone());
    visit.asked("near").as_deref().and_then(UnitCode::parse).or_else(own)
}

/// The first `most` whose picture is not on the page yet: a market's front is not nine bowls of oranges.
fn unlike(cards: Vec<Card>, most: usize, pictures: &mut HashSet<Option<String>>) -> Vec<Card> {
    cards.into_iter().filter(|card| pictures.insert(card.cover.clone())).take(most).collect()
}

//! `/products`: the list of goods, with words, filters, order and pages, all of it links and forms that need no script.

use axum::extract::RawQuery;
use serde::Serialize;

use crate::{
    infra::{
        page_cache::Subject,
        words::{Language, Message},
    },
    kernel::{
        money::Money,
        paging::{PageOf, Paging},
    },
    market::{
        catalog::{
            browse::{self, COUNTED, Filter, Sort},
            cards::Card,
        },
        places::{
            find,
            sets::{ProductSet, sets},
        },
    },
    pages::{asked::Asked, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

const A_PAGE: u64 = 24;

/// The list.
#[derive(Serialize)]
pub struct ProductsPage {
    asked: Asked,
    heading: Message,
    list: PageOf<Card>,
    /// More than are counted.
    many: bool,
    /// What was probably meant; the list is of that.
    mended: Option<Mended>,
    chips: Vec<Chip>,
    categories: Vec<Category>,
    canonical: String,
    paged: String,
    /// The same without filters.
    wider: Option<String>,
    /// Where to choose a place, keeping the rest.
    places: String,
}

/// Other words than were typed.
#[derive(Serialize)]
struct Mended {
    words: String,
    /// The address of what was typed, as it is.
    exactly: String,
}

/// A filter that is on, and the address without it.
#[derive(Serialize)]
struct Chip {
    label: Message,
    href: String,
}

#[derive(Serialize)]
struct Category {
    slug: String,
    name: String,
    chosen: bool,
}

impl Page for ProductsPage {
    const TEMPLATE: &'static str = "public/products/index.html";

    fn stale_of(&self) -> Vec<Subject> {
        vec![Subject::Goods]
    }

    fn samples() -> Vec<Self> {
        let everything =
            "q=mat+ong&category=mat-ong&stars=4&price_from=50000&price_to=500000&in_stock=1&sort=cheap&page=2";
        let set = ProductSet::sample();
        let filters =
            Named { set: Some(&set), unit: Some("Xã Mèo Vạc".into()), district: Some("Huyện Mèo Vạc".into()) };
        let full = PageOf {
            rows: vec![Card::sample(), Card { in_stock: false, ..Card::sample() }],
            page: 2,
            pages: 3,
            total: 50,
        };
        let empty = PageOf { rows: Vec::new(), page: 1, pages: 1, total: 0 };
        let nothing = || Named { set: None, unit: None, district: None };
        vec![
            Self::of(
                Asked::read(Some(everything)),
                &filters,
                full.clone(),
                None,
                std::slice::from_ref(&set),
                Language::Vi,
            ),
            Self::of(
                Asked::read(None),
                &nothing(),
                PageOf { total: COUNTED + 1, ..full.clone() },
                None,
                &[],
                Language::Vi,
            ),
            Self::of(Asked::read(Some("q=mat+omg")), &nothing(), full, Some("mật ong"), &[], Language::En),
            Self::of(Asked::read(Some("q=xyz&stars=5")), &nothing(), empty, None, &[], Language::Vi),
        ]
    }
}

/// What the codes in the address are called; nothing where they name nothing.
struct Named<'a> {
    set: Option<&'a ProductSet>,
    unit: Option<String>,
    district: Option<String>,
}

/// Shows it.
pub async fn get(visit: Visit, RawQuery(query): RawQuery) -> Result<Show<ProductsPage>, WebError> {
    let db = &visit.app.db.read;
    let mut asked = Asked::read(query.as_deref());
    let sets = sets();
    let set = sets.iter().find(|set| Some(&set.slug) == asked.category.as_ref());
    let named = Named { set, unit: unit_name(&mut asked), district: district_name(&visit, &mut asked).await? };
    asked.category = set.map(|set| set.slug.clone());
    let filter = filter(&asked, set);
    let (paging, today) = (Paging::new(Some(asked.page), A_PAGE), visit.now.day());
    let list = browse::page(db, &filter, asked.sort(), paging, today).await?;
    let (meant, list) = match list.total {
        0 => meant(&visit, &asked, filter, paging).await?.map_or((None, list), |(meant, list)| (Some(meant), list)),
        _ => (None, list),
    };
    asked.page = list.page;
    Ok(Show(ProductsPage::of(asked, &named, list, meant.as_deref(), sets, visit.language)))
}

/// Other words that were probably meant, and what there is of them; nothing where the words as they are find something without the
/// filters, or nobody asks for others.
async fn meant(
    visit: &Visit,
    asked: &Asked,
    filter: Filter,
    paging: Paging,
) -> Result<Option<(String, PageOf<Card>)>, WebError> {
    let (db, today) = (&visit.app.db.read, visit.now.day());
    if asked.exactly {
        return Ok(None);
    }
    let Some(meant) = visit.app.vocabulary.now().meant(&asked.q) else { return Ok(None) };
    let typed = Filter { q: filter.q.clone(), ..Filter::default() };
    if asked.is_narrowed() && !browse::first(db, &typed, Sort::Best, 1, today).await?.is_empty() {
        return Ok(None);
    }
    let filter = Filter { q: Some(meant.clone()), ..filter };
    let list = browse::page(db, &filter, asked.sort(), paging, today).await?;
    Ok((list.total > 0).then_some((meant, list)))
}

fn filter(asked: &Asked, set: Option<&ProductSet>) -> Filter {
    Filter {
        q: Some(asked.q.clone()).filter(|q| !q.is_empty()),
        set: set.map(|set| set.no),
        stars: asked.stars,
        unit: asked.unit.clone(),
        former_district: asked.district.clone(),
        price_min: asked.price_from,
        price_max: asked.price_to,
        in_stock: asked.in_stock,
        ..Filter::default()
    }
}

/// A code that names no commune is left out.
fn unit_name(asked: &mut Asked) -> Option<String> {
    let code = asked.unit.take()?;
    let commune = find::commune(&code);
    asked.unit = commune.as_ref().map(|_| code);
    commune.map(|place| place.full_name)
}

async fn district_name(visit: &Visit, asked: &mut Asked) -> Result<Option<String>, WebError> {
    let Some(code) = asked.district.take() else { return Ok(None) };
    let label = find::former_label(&visit.app.db.read, &code).await?;
    asked.district = label.as_ref().map(|_| code);
    Ok(label)
}

impl ProductsPage {
    fn of(
        asked: Asked,
        named: &Named<'_>,
        list: PageOf<Card>,
        meant: Option<&str>,
        sets: &[ProductSet],
        language: Language,
    ) -> Self {
        let category = |set: &ProductSet| Category {
            slug: set.slug.clone(),
            name: set.name_in(language).to_owned(),
            chosen: asked.category.as_ref() == Some(&set.slug),
        };
        let every = ["category", "stars", "unit", "district", "price", "in_stock"];
        Self {
            heading: heading(&asked, named, language),
            many: list.total > COUNTED,
            chips: chips(&asked, named, language),
            categories: sets.iter().filter(|set| set.sellable).map(category).collect(),
            canonical: asked.href(),
            paged: asked.paged(),
            wider: asked.is_narrowed().then(|| asked.without(&every)),
            places: asked.without(&["unit", "district"]).replacen("/products", "/places", 1),
            mended: meant.map(|words| Mended { words: words.to_owned(), exactly: asked.exactly() }),
            asked,
            list,
        }
    }
}

fn heading(asked: &Asked, named: &Named<'_>, language: Language) -> Message {
    let place = named.unit.as_ref().or(named.district.as_ref());
    match (asked.q.is_empty(), named.set, place) {
        (false, ..) => Message::new("products-heading-words").with("words", &asked.q),
        (_, Some(set), None) => Message::new("products-heading-set").with("set", set.name_in(language)),
        (_, Some(set), Some(place)) => {
            Message::new("products-heading-set-place").with("set", set.name_in(language)).with("place", place)
        }
        (_, None, Some(place)) => Message::new("products-heading-place").with("place", place),
        (_, None, None) => Message::new("products-heading"),
    }
}

fn chips(asked: &Asked, named: &Named<'_>, language: Language) -> Vec<Chip> {
    let set = named.set.map(|set| Message::new("products-heading-set").with("set", set.name_in(language)));
    let all = [
        ("category", set),
        ("stars", asked.stars.map(|stars| Message::new("chip-stars").with("stars", stars))),
        ("unit", named.unit.as_ref().map(|place| Message::new("chip-place").with("place", place))),
        ("district", named.district.as_ref().map(|place| Message::new("chip-district").with("place", place))),
        ("price", price(asked.price_from, asked.price_to)),
        ("in_stock", asked.in_stock.then(|| Message::new("chip-in-stock"))),
    ];
    let chip = |(name, label): (&str, Option<Message>)| Some(Chip { label: label?, href: asked.without(&[name]) });
    all.into_iter().filter_map(chip).collect()
}

fn price(from: Option<Money>, to: Option<Money>) -> Option<Message> {
    match (from, to) {
        (Some(from), Some(to)) => Some(Message::new("chip-price-between").with("from", from).with("to", to)),
        (Some(from), None) => Some(Message::new("chip-price-from").with("from", from)),
        (None, Some(to)) => Some(Message::new("chip-price-to").with("to", to)),
        (None, None) => None,
    }
}

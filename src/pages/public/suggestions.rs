//! `/suggestions?q=`: what may be meant, while it is being typed: goods, shops, categories and places, as options of a list.

use axum::extract::RawQuery;
use serde::Serialize;

use crate::{
    infra::{page_cache::Subject, words::Language},
    kernel::{fold::fold, links},
    market::{
        catalog::{
            browse::{
                self, Filter, Sort,
                shops::{self, Named},
            },
            cards::Card,
            views::by_place,
        },
        places::{
            search::{self, Found},
            sets::ProductSet,
        },
    },
    pages::{asked::Asked, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

const GOODS: u64 = 5;
const SHOPS: u64 = 3;
const CATEGORIES: usize = 2;
const PLACES: usize = 2;

/// A piece of a page: the options alone.
#[derive(Serialize)]
pub struct SuggestionsPage {
    options: Vec<Suggestion>,
}

#[derive(Serialize)]
struct Suggestion {
    href: String,
    label: String,
    /// Key of the word that says what it is.
    kind: &'static str,
    /// Where a shop is.
    place: Option<String>,
}

impl Page for SuggestionsPage {
    const TEMPLATE: &'static str = "public/suggestions.html";

    fn stale_of(&self) -> Vec<Subject> {
        vec![Subject::Goods]
    }

    fn samples() -> Vec<Self> {
        let set = Suggestion::category(&ProductSet::sample(), Language::En);
        let shop = Suggestion::shop(Named::sample());
        vec![Self { options: vec![Suggestion::good(Card::sample()), shop, set] }, Self { options: Vec::new() }]
    }
}

impl Suggestion {
    fn good(card: Card) -> Self {
        Self { href: links::product(&card.slug), label: card.name, kind: "suggestion-good", place: None }
    }

    fn shop(shop: Named) -> Self {
        let place = Some(shop.unit_name.to_owned());
        Self { href: links::shop(&shop.slug), label: shop.name, kind: "suggestion-shop", place }
    }

    fn category(set: &ProductSet, language: Language) -> Self {
        let asked = Asked { category: Some(set.slug.clone()), page: 1, ..Asked::default() };
        Self { href: asked.href(), label: set.name_in(language).to_owned(), kind: "suggestion-category", place: None }
    }

    fn place(found: Found) -> Self {
        let asked = Asked { unit: Some(found.place.code), page: 1, ..Asked::default() };
        Self { href: asked.href(), label: found.place.full_name, kind: "suggestion-place", place: None }
    }
}

/// Shows them. One letter suggests nothing.
pub async fn get(visit: Visit, RawQuery(query): RawQuery) -> Result<Show<SuggestionsPage>, WebError> {
    let (db, today) = (&visit.app.db.read, visit.now.day());
    let typed = Asked::read(query.as_deref()).q;
    let folded = fold(&typed);
    if folded.chars().count() < 2 {
        return Ok(Show(SuggestionsPage { options: Vec::new() }));
    }
    let of = |q: String| Filter { q: Some(q), ..Filter::default() };
    let goods = browse::first(db, &of(typed.clone()), Sort::Best, GOODS, today).await?;
    let mut options: Vec<Suggestion> = goods.into_iter().map(Suggestion::good).collect();
    options.extend(shops::named(db, &typed, SHOPS).await?.into_iter().map(Suggestion::shop));
    let sets = by_place::sets_on_sale(db).await?;
    let named = sets.iter().filter(|set| begins_word(set.name_in(visit.language), &folded)).take(CATEGORIES);
    options.extend(named.map(|set| Suggestion::category(set, visit.language)));
    let places = search::search(db, &typed, Some(&visit.app.province), PLACES).await?;
    options.extend(places.into_iter().map(Suggestion::place));
    if options.is_empty()
        && let Some(meant) = visit.app.vocabulary.now().meant(&typed)
    {
        let goods = browse::first(db, &of(meant), Sort::Best, GOODS, today).await?;
        options.extend(goods.into_iter().map(Suggestion::good));
    }
    Ok(Show(SuggestionsPage { options }))
}

/// What was typed stands at the beginning of a word of the name.
fn begins_word(name: &str, folded: &str) -> bool {
    format!(" {}", fold(name)).contains(&format!(" {folded}"))
}

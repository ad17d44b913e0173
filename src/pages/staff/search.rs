//! `/staff/search?q=`: shops, goods and papers, whether buyers see them or not.

use serde::{Deserialize, Serialize};

use super::lines::Line;
use crate::{
    market::moderation::{
        reach::Reach,
        search::{self, Found},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

/// Letters that are read at most.
const LONGEST: usize = 200;

/// What was found.
#[derive(Serialize)]
pub struct SearchPage {
    q: String,
    shops: Vec<Line>,
    products: Vec<Line>,
    papers: Vec<Line>,
    more: bool,
}

impl Page for SearchPage {
    const TEMPLATE: &'static str = "staff/search.html";

    fn samples() -> Vec<Self> {
        let page = |q: &str, [shops, products, papers]: [Vec<Line>; 3], more| Self {
            q: q.into(),
            shops,
            products,
            papers,
            more,
        };
        vec![
            page("mat ong", Line::samples(), true),
            page("xyz", Default::default(), false),
            page("", Default::default(), false),
        ]
    }
}

/// What is asked.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// Shows what is within the moderator's reach.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<SearchPage>, WebError> {
    let reach = Reach::of(visit.signed_in()?);
    let q: String = asked.q.trim().chars().take(LONGEST).collect();
    let Found { shops, products, papers, more } = search::search(&visit.app.db.read, &reach, &q).await?;
    Ok(Show(SearchPage {
        q,
        shops: shops.into_iter().map(Line::from).collect(),
        products: products.into_iter().map(Line::from).collect(),
        papers: papers.into_iter().map(Line::from).collect(),
        more,
    }))
}

//! `/staff/search?q=`: shops, goods and papers, whether buyers see them or not, orders and what is said from outside.

use serde::{Deserialize, Serialize};

use super::lines::Line;
use crate::{
    market::{
        moderation::{
            reach::Reach,
            search::{self, Found, MOST},
        },
        reports::find::searched,
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
    orders: Vec<Line>,
    reports: Vec<Line>,
    more: bool,
}

impl Page for SearchPage {
    const TEMPLATE: &'static str = "staff/search.html";

    fn samples() -> Vec<Self> {
        let page = |q: &str, [shops, products, papers, orders, reports]: [Vec<Line>; 5], more| Self {
            q: q.into(),
            shops,
            products,
            papers,
            orders,
            reports,
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
    let db = &visit.app.db.read;
    let Found { shops, products, papers, more } = search::search(db, &reach, &q).await?;
    let (mut orders, mut reports) = (Vec::new(), Vec::new());
    if !q.is_empty() {
        orders = searched::orders(db, &reach, &q).await?;
        let ids: Vec<_> = orders.iter().map(|order| order.id).collect();
        reports = searched::reports(db, &reach, &q, &ids).await?;
    }
    let more = more || orders.len() > MOST || reports.len() > MOST;
    orders.truncate(MOST);
    reports.truncate(MOST);
    Ok(Show(SearchPage {
        q,
        shops: shops.into_iter().map(Line::from).collect(),
        products: products.into_iter().map(Line::from).collect(),
        papers: papers.into_iter().map(Line::from).collect(),
        orders: orders.into_iter().map(Line::from).collect(),
        reports: reports.into_iter().map(Line::from).collect(),
        more,
    }))
}

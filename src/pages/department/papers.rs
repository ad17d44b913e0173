//! `/department/papers?unit=&page=`: OCOP papers that hold and by which nothing is sold here: whom to help next.

use serde::{Deserialize, Serialize};

use super::papers_list::{Line, line};
use crate::{
    kernel::{
        ids::UnitCode,
        paging::{PageOf, Paging},
    },
    market::{
        certificates::registered,
        places::find::of_province,
        registry::{self, conditions::of_commune},
        statistics::ocop::{self, Coverage},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

const A_PAGE: u64 = 50;

/// A page of them.
#[derive(Serialize)]
pub struct PapersPage {
    coverage: Coverage,
    /// Nothing is in the registry.
    empty: bool,
    communes: Vec<Choice>,
    unit: String,
    found: PageOf<Line>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

impl Page for PapersPage {
    const TEMPLATE: &'static str = "department/papers.html";

    fn samples() -> Vec<Self> {
        let page = |rows: Vec<Line>, valid, on_sale| Self {
            coverage: Coverage { valid, on_sale },
            empty: valid == 0,
            communes: vec![Choice { value: "00769".into(), label: "Xã Mèo Vạc".into(), chosen: true }],
            unit: "00769".into(),
            found: PageOf { total: rows.len() as u64, rows, page: 1, pages: 2 },
        };
        vec![page(Line::samples(), 609, 412), page(vec![], 609, 609), page(vec![], 0, 0)]
    }
}

/// What is asked.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    unit: String,
    page: Option<u64>,
}

/// Shows them.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<PapersPage>, WebError> {
    let (db, today) = (&visit.app.db.read, visit.now.day());
    let places = of_province(&visit.app.province);
    let unit = UnitCode::parse(&asked.unit).filter(|unit| places.iter().any(|place| place.code == *unit));
    let which = registered::missing(today).add_option(unit.as_ref().map(of_commune));
    let found = registry::find::page(db, which, "", Paging::new(asked.page, A_PAGE)).await?;
    let mut claims = registered::claims(db, &found.rows, today).await?;
    let choice = |place: crate::market::places::find::Place| Choice {
        chosen: unit.as_ref() == Some(&place.code),
        value: place.code.0,
        label: place.full_name,
    };
    let coverage = ocop::coverage(db, visit.now).await?;
    Ok(Show(PapersPage {
        empty: coverage.valid == 0 && registry::find::is_empty(db).await?,
        coverage,
        communes: places.into_iter().map(choice).collect(),
        found: found.map(|entry| line(claims.remove(&entry.id).unwrap_or_default(), entry)),
        unit: unit.map(|unit| unit.0).unwrap_or_default(),
    }))
}

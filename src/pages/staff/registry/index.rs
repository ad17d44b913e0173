//! `/staff/registry?shown=&q=&page=`: the province's papers, what is sold by them, and which are missing.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use super::line::{Claimed, Line, Standing};
use crate::{
    kernel::paging::{PageOf, Paging},
    market::{
        certificates::{registered, valid::State},
        periods::{self, Period},
        registry::{self, Shown},
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
/// Letters of what is looked for.
const LONGEST: usize = 80;

/// A page of the list.
#[derive(Serialize)]
pub struct RegistryPage {
    coverage: Coverage,
    /// Nothing is in the registry.
    empty: bool,
    missing: i64,
    lists: Vec<List>,
    shown: &'static str,
    typed: String,
    /// The same list, up to the number of a page.
    pages: String,
    found: PageOf<Line>,
}

/// A list that can be chosen.
#[derive(Serialize)]
struct List {
    href: String,
    key: &'static str,
    chosen: bool,
}

impl Page for RegistryPage {
    const TEMPLATE: &'static str = "staff/registry/index.html";

    fn samples() -> Vec<Self> {
        let page = |shown, typed: &str, rows: Vec<Line>, pages| Self {
            coverage: Coverage { valid: 609, on_sale: 412 },
            empty: false,
            missing: 197,
            lists: lists(shown, typed),
            shown: shown.as_str(),
            pages: address(shown, typed) + "&page=",
            typed: typed.into(),
            found: PageOf { total: rows.len() as u64, rows, page: 1, pages },
        };
        let rows = || {
            let claims = State::ALL.map(Claimed::sample).to_vec();
            let line = |standing| Line::sample(standing, vec![]);
            vec![
                Line::sample(Standing::VALID, claims),
                line(Standing::ENDING),
                line(Standing::OVER),
                line(Standing::LEFT),
            ]
        };
        let empty =
            Self { coverage: Coverage::default(), empty: true, missing: 0, ..page(Shown::Valid, "", vec![], 1) };
        vec![page(Shown::Missing, "", rows(), 3), page(Shown::All, "mật ong", vec![], 1), empty]
    }
}

fn lists(chosen: Shown, typed: &str) -> Vec<List> {
    let list = |shown: Shown| List { href: address(shown, typed), key: shown.key(), chosen: shown == chosen };
    Shown::ALL.map(list).into()
}

fn address(shown: Shown, typed: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("shown", shown.as_str());
    if !typed.is_empty() {
        query.append_pair("q", typed);
    }
    format!("/staff/registry?{}", query.finish())
}

/// What is asked.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    shown: String,
    #[serde(default)]
    q: String,
    page: Option<u64>,
}

/// Shows it.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<RegistryPage>, WebError> {
    let (db, shown) = (&visit.app.db.read, Shown::parse(&asked.shown).unwrap_or(Shown::Valid));
    let typed: String = asked.q.trim().chars().take(LONGEST).collect();
    let days = days(&visit).await?;
    let found = registered::page(db, (shown, &typed), days, Paging::new(asked.page, A_PAGE)).await?;
    let mut claims = registered::claims(db, &found.rows, days.0).await?;
    let coverage = ocop::coverage(db, visit.now).await?;
    Ok(Show(RegistryPage {
        empty: coverage.valid == 0 && registry::find::is_empty(db).await?,
        missing: coverage.valid - coverage.on_sale,
        coverage,
        lists: lists(shown, &typed),
        shown: shown.as_str(),
        pages: address(shown, &typed) + "&page=",
        typed,
        found: found.map(|entry| Line::of(&visit, &entry, claims.remove(&entry.id).unwrap_or_default(), days)),
    }))
}

/// Today, and the last day of those that end soon.
pub(super) async fn days(visit: &Visit) -> Result<(Date, Date), WebError> {
    let today = visit.now.day();
    let days = periods::find::days(&visit.app.db.read, Period::PaperEnding, today).await?;
    Ok((today, today + Duration::days(days.into())))
}

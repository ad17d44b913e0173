//! `/staff/periods`: how many days each period has today.

use serde::Serialize;

use crate::{
    market::periods::{Period, find},
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// All of them.
#[derive(Serialize)]
pub struct PeriodsPage {
    periods: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    code: &'static str,
    key: &'static str,
    hint: &'static str,
    days: i32,
}

impl Page for PeriodsPage {
    const TEMPLATE: &'static str = "staff/periods/index.html";

    fn samples() -> Vec<Self> {
        vec![Self { periods: Period::ALL.map(|period| line(period, 5)).into() }]
    }
}

/// Shows them.
pub async fn get(visit: Visit) -> Result<Show<PeriodsPage>, WebError> {
    let mut periods = Vec::new();
    for period in Period::ALL {
        periods.push(line(period, find::days(&visit.app.db.read, period, visit.now.day()).await?));
    }
    Ok(Show(PeriodsPage { periods }))
}

fn line(period: Period, days: i32) -> Line {
    Line { code: period.as_str(), key: period.key(), hint: period.hint(), days }
}

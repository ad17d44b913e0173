//! `/department`: the ladder and the transactions of a period, by month, by place and by kind of goods.

use axum::extract::RawQuery;
use axum::http::StatusCode;
use serde::Serialize;
use time::Date;

use super::{
    asked::Asked,
    figures::{self, Chart, Step},
    sample,
    spelled::{self, Change},
};
use crate::{
    infra::words::Message,
    kernel::words::figures::Sort,
    market::{
        sales::Trade,
        statistics::{
            period::{self, Period, Shape},
            report::{self, Report},
            rows::{By, PlaceRow},
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show, form_status},
    },
};

/// The department's page.
#[derive(Serialize)]
pub struct DepartmentPage {
    form: Fields,
    periods: Vec<PeriodGroup>,
    heading: Message,
    territory: Message,
    /// As it stands in an address, for links that change something else.
    query: String,
    by: By,
    sort: Sort,
    steps: Vec<Step>,
    tiles: Vec<Tile>,
    counts: Chart,
    values: Chart,
    /// What the looks of their bars mean.
    legend: Vec<&'static str>,
    days: Option<Chart>,
    kinds: Vec<SplitRow>,
    stars: Vec<SplitRow>,
    places: Vec<PlaceRow>,
    definitions: Vec<(&'static str, &'static str)>,
    report: Report,
}

/// Periods to choose from.
#[derive(Serialize)]
struct PeriodGroup {
    label: &'static str,
    periods: Vec<PeriodChoice>,
}

#[derive(Serialize)]
struct PeriodChoice {
    value: String,
    label: Message,
    chosen: bool,
}

/// A figure and what it was before, or a note.
#[derive(Serialize)]
struct Tile {
    word: &'static str,
    value: Message,
    changes: Vec<Change>,
    note: Option<&'static str>,
}

/// A row of a small table.
#[derive(Serialize)]
struct SplitRow {
    name: Message,
    trade: Trade,
}

impl Page for DepartmentPage {
    const TEMPLATE: &'static str = "department/index.html";

    fn samples() -> Vec<Self> {
        let today = sample::TODAY;
        let asked = |query: &str| Asked::read(&RawQuery(Some(query.to_owned())), today);
        ["", "period=2026-Q4&by=district&sort=value", "period=2026&by=province", "from=2026-11-09&to=x"]
            .iter()
            .map(|query| page(asked(query), sample::report(), today))
            .collect()
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit, query: RawQuery) -> Result<Show<DepartmentPage>, WebError> {
    let today = visit.now.day();
    let asked = Asked::read(&query, today);
    let report = read(&visit, &asked).await?;
    Ok(Show(page(asked, report, today)))
}

/// The report that an address asks for, out of one snapshot of the database.
pub async fn read(visit: &Visit, asked: &Asked) -> Result<Report, WebError> {
    let question = asked.question(visit);
    let question = &question;
    let report = visit.app.db.report(|snapshot| async move { report::full(&snapshot, question).await }).await?;
    report.ok_or_else(|| WebError::Broken(format!("[market] province: there is no {}", question.province)))
}

fn page(asked: Asked, report: Report, today: Date) -> DepartmentPage {
    DepartmentPage {
        periods: periods(asked.period, today),
        heading: spelled::period(report.period),
        territory: spelled::territory(&report.territory),
        query: report.period.query(),
        by: asked.by,
        sort: asked.sort,
        steps: figures::steps(report.ladder),
        tiles: tiles(&report),
        counts: figures::counts_by_month(&report.months),
        values: figures::values_by_month(&report.months),
        legend: figures::legend(&report.months),
        days: Some(&report.days).filter(|days| !days.is_empty()).map(|days| figures::counts_by_day(days)),
        kinds: report.kinds.iter().map(|r| SplitRow { name: r.kind.key().into(), trade: r.trade }).collect(),
        stars: report.stars.iter().map(|r| SplitRow { name: spelled::stars(r.stars), trade: r.trade }).collect(),
        places: asked.places(&report),
        definitions: spelled::DEFINITIONS.to_vec(),
        form: asked.fields,
        report,
    }
}

fn tiles(report: &Report) -> Vec<Tile> {
    let (trade, last_year) = (report.trade, report.last_year.as_ref());
    let figure = |number: String| Message::new("statistics-figure").with("figure", number);
    let ocop = match report.ocop.valid {
        0 => Message::new("statistics-ocop-none"),
        all => Message::new("statistics-ocop-figure").with("part", report.ocop.on_sale).with("all", all),
    };
    let compared = |of| spelled::changes(&report.before, last_year, trade, of);
    vec![
        Tile {
            word: "statistics-transactions",
            value: figure(crate::kernel::money::grouped(trade.count)),
            changes: compared(|t| t.count),
            note: None,
        },
        Tile {
            word: "statistics-value",
            value: figure(trade.value.to_string()),
            changes: compared(|t| t.value.0),
            note: None,
        },
        Tile { word: "statistics-ocop", value: ocop, changes: Vec::new(), note: Some("statistics-ocop-note") },
    ]
}

fn periods(chosen: Period, today: Date) -> Vec<PeriodGroup> {
    let months: Vec<Period> = period::months(today, 25).into_iter().rev().map(Period::month_of).collect();
    let mut quarters: Vec<Period> = months.iter().map(|m| Period::quarter_of(m.from)).collect();
    quarters.dedup();
    let mut years: Vec<Period> = months.iter().map(|m| Period::year_of(m.from)).collect();
    years.dedup();
    let asked: Vec<Period> = [chosen]
        .into_iter()
        .filter(|p| p.shape != Shape::Days && ![&months, &quarters, &years].iter().any(|known| known.contains(p)))
        .collect();
    let group = |label, periods: Vec<Period>| PeriodGroup {
        label,
        periods: periods.into_iter().map(|p| choice(p, chosen)).collect(),
    };
    let groups = [
        group("statistics-asked", asked),
        group("statistics-months", months),
        group("statistics-quarters", quarters),
        group("statistics-years", years),
    ];
    groups.into_iter().filter(|g| !g.periods.is_empty()).collect()
}

fn choice(period: Period, chosen: Period) -> PeriodChoice {
    PeriodChoice { value: period.code(), label: spelled::period(period), chosen: period == chosen }
}

//! `/department/communes/{code}`: the same figures for one commune. No shop and no person is named.

use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
};
use serde::Serialize;

use super::super::{
    asked::Asked,
    figures::{self, Chart, Step},
    sample,
    spelled::{self, Change},
};
use crate::{
    infra::words::Message,
    kernel::ids::UnitCode,
    market::statistics::report::{self, CommuneReport},
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show, form_status},
    },
};

/// The page of a commune.
#[derive(Serialize)]
pub struct CommunePage {
    form: Fields,
    heading: Message,
    query: String,
    /// The periods beside this one.
    earlier: String,
    later: Option<String>,
    steps: Vec<Step>,
    /// Of the number of transactions, and of their value.
    counts_changed: Vec<Change>,
    values_changed: Vec<Change>,
    counts: Chart,
    values: Chart,
    days: Option<Chart>,
    kinds: Vec<&'static str>,
    report: CommuneReport,
}

impl Page for CommunePage {
    const TEMPLATE: &'static str = "department/communes/commune.html";

    fn samples() -> Vec<Self> {
        let asked = |query: &str| Asked::read(&RawQuery(Some(query.to_owned())), sample::TODAY);
        vec![page(asked(""), sample::commune_report()), page(asked("period=x"), sample::commune_report())]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it; a commune of another province is not there.
pub async fn get(visit: Visit, Path(code): Path<String>, query: RawQuery) -> Result<Show<CommunePage>, WebError> {
    let code = UnitCode::parse(&code).ok_or(WebError::NotFound)?;
    let asked = Asked::read(&query, visit.now.day());
    let question = asked.question(&visit);
    let (question, place) = (&question, &code);
    let read = |snapshot| async move { report::of_commune(&snapshot, question, place).await };
    let report = visit.app.db.report(read).await?;
    let report = report.ok_or(WebError::NotFound)?;
    Ok(Show(page(asked, report)))
}

fn page(asked: Asked, report: CommuneReport) -> CommunePage {
    let last_year = report.last_year.as_ref();
    let changes = |of| spelled::changes(&report.before, last_year, report.place.trade, of);
    let next = asked.period.next().filter(|p| p.from <= report.read_on);
    CommunePage {
        heading: spelled::period(report.period),
        query: report.period.query(),
        earlier: asked.period.previous().query(),
        later: next.map(|p| p.query()),
        steps: figures::steps(report.place.ladder),
        counts_changed: changes(|t| t.count),
        values_changed: changes(|t| t.value.0),
        counts: figures::counts_by_month(&report.months),
        values: figures::values_by_month(&report.months),
        days: Some(&report.days).filter(|days| !days.is_empty()).map(|days| figures::counts_by_day(days)),
        kinds: report.kinds.iter().map(|row| row.kind.key()).collect(),
        form: asked.fields,
        report,
    }
}

//! `/staff/periods/{period}`: what held, holds and will; an administrator sets another number from a day on.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;
use time::Date;

use crate::{
    kernel::instant::Instant,
    market::{
        accounts::find::names,
        periods::{
            Period,
            find::{self, Set},
            set::{MOST_DAYS, NewPeriod, SetError, set},
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// Letters of where a number comes from.
const LONGEST_SOURCE: usize = 200;

/// One period.
#[derive(Serialize)]
pub struct PeriodPage {
    key: &'static str,
    hint: &'static str,
    /// What holds from the latest day on comes first.
    rows: Vec<Row>,
    /// The row that was set last.
    seen: i64,
    form: Fields,
}

#[derive(Serialize)]
struct Row {
    days: i32,
    holds_from: Date,
    source: String,
    by: Option<String>,
    at: Option<Instant>,
    /// Key of whether it holds today, or will.
    standing: Option<&'static str>,
}

impl Page for PeriodPage {
    const TEMPLATE: &'static str = "staff/periods/period.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let row = |days, source: &str, by: Option<&str>, standing| Row {
            days,
            holds_from: Date::MIN,
            source: source.into(),
            by: by.map(str::to_owned),
            at: by.map(|_| Instant(0)),
            standing,
        };
        let page = |form| Self {
            key: Period::Notice.key(),
            hint: Period::Notice.hint(),
            rows: vec![
                row(7, "Quyết định 12/QĐ-SCT", Some("Tâm"), Some("period-comes")),
                row(5, "", None, Some("period-holds")),
                row(3, "", None, None),
            ],
            seen: 4,
            form,
        };
        vec![page(Fields::default()), page(Fields::default().with_error("days", "field-missing"))]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit, Path(code): Path<String>) -> Result<Show<PeriodPage>, WebError> {
    Ok(Show(page(&visit, known(&code)?, Fields::default()).await?))
}

/// Sets it anew.
pub async fn post(
    visit: Visit,
    Path(code): Path<String>,
    Posted { mut fields, .. }: Posted,
) -> Result<Reply<PeriodPage>, WebError> {
    let period = known(&code)?;
    let Some(new) = read(&mut fields, period) else { return Ok(Reply::Again(page(&visit, period, fields).await?)) };
    let work = visit.begin().await?;
    let done = set(&work, new).await;
    let (field, key) = match visit.settle(work, done).await? {
        Ok(()) => {
            let here = format!("/staff/periods/{}", period.as_str());
            return Ok(SeeOther::to(here).flash(Flash::success("period-set")).into());
        }
        Err(SetError::Days) => ("days", "field-number-wrong"),
        Err(SetError::Day) => ("holds_from", "period-day-wrong"),
        Err(SetError::Outdated) => ("", "period-outdated"),
    };
    Ok(Reply::Again(page(&visit, period, fields.with_error(field, key)).await?))
}

fn known(code: &str) -> Result<Period, WebError> {
    Period::parse(code).ok_or(WebError::NotFound)
}

fn read(fields: &mut Fields, period: Period) -> Option<NewPeriod> {
    let days = fields.number("days", 1..=i64::from(MOST_DAYS));
    let holds_from = fields.day("holds_from");
    let source = fields.line("source", 3..=LONGEST_SOURCE);
    let seen = fields.typed("seen").parse().unwrap_or(0);
    let days = i32::try_from(days?).ok()?;
    Some(NewPeriod { period, days, holds_from: holds_from?, source: source?, seen })
}

async fn page(visit: &Visit, period: Period, form: Fields) -> Result<PeriodPage, WebError> {
    let (db, today) = (&visit.app.db.read, visit.now.day());
    let rows = find::history(db, period).await?;
    let names = names(db, rows.iter().filter_map(|row| row.by)).await?;
    let seen = rows.iter().map(|row| row.id).max().unwrap_or(0);
    let holds = rows.iter().find(|row| row.holds_from <= today).map(|row| row.id);
    let row = |row: Set| Row {
        standing: match row.holds_from > today {
            true => Some("period-comes"),
            false => (holds == Some(row.id)).then_some("period-holds"),
        },
        by: row.by.and_then(|id| names.get(&id).cloned()),
        days: row.days,
        holds_from: row.holds_from,
        source: row.source,
        at: row.at,
    };
    let rows = rows.into_iter().map(row).collect();
    Ok(PeriodPage { key: period.key(), hint: period.hint(), rows, seen, form })
}

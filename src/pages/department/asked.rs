//! What an address of the department asks for: `?period=2026-11`, `2026-Q4`, `2026`, or `?from=…&to=…`; `by`, `sort`.

use axum::extract::RawQuery;
use time::Date;

use crate::{
    kernel::words::figures::Sort,
    market::statistics::{
        period::Period,
        report::{Question, Report},
        rows::{self, By, PlaceRow},
    },
    pages::visit::Visit,
    web::{fields::Fields, query},
};

/// Rows come by name; by a number the largest comes first, equals stay by name.
fn order(sort: Sort, rows: &mut [PlaceRow]) {
    let key = |row: &PlaceRow| match sort {
        Sort::Name => 0,
        Sort::Accounts => row.ladder.accounts,
        Sort::Shops => row.ladder.shops,
        Sort::Live => row.ladder.live,
        Sort::Active => row.ladder.active,
        Sort::Count => row.trade.count,
        Sort::Value => row.trade.value.0,
    };
    rows.sort_by_key(|row| std::cmp::Reverse(key(row)));
}

/// A question as it was asked, and what was wrong with it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Which days; this month where nothing sensible was asked.
    pub period: Period,
    /// How places are put together.
    pub by: By,
    /// How they are ordered.
    pub sort: Sort,
    /// What was typed.
    pub fields: Fields,
}

impl Asked {
    /// Reads the query of an address.
    pub fn read(asked: &RawQuery, today: Date) -> Self {
        let mut fields = Fields::from_pairs(query::pairs(asked.0.as_deref().unwrap_or_default()).take(20));
        let period = period(&mut fields, today).filter(|_| fields.fine());
        Self {
            period: period.unwrap_or_else(|| Period::month_of(today)),
            by: By::parse(fields.typed("by")).unwrap_or_default(),
            sort: Sort::parse(fields.typed("sort")).unwrap_or_default(),
            fields,
        }
    }

    /// The rows of places, put together and ordered as it was asked.
    pub fn places(&self, report: &Report) -> Vec<PlaceRow> {
        let mut places = match self.by {
            By::Commune => report.places.clone(),
            by => rows::grouped(&report.places, by),
        };
        order(self.sort, &mut places);
        places
    }

    /// The question for the market.
    pub fn question(&self, visit: &Visit) -> Question {
        Question { province: visit.app.province.clone(), period: self.period, now: visit.now }
    }
}

/// The period asked for; this month where none was. What is wrong is said at its field.
fn period(fields: &mut Fields, today: Date) -> Option<Period> {
    let stretch = !fields.typed("from").is_empty() || !fields.typed("to").is_empty();
    let (name, period) = if stretch {
        let (from, to) = (fields.day("from"), fields.day("to"));
        let period = Period::days(from?, to?);
        if period.is_none() {
            fields.wrong("to", "statistics-days-wrong");
        }
        ("from", period?)
    } else if fields.typed("period").is_empty() {
        return Some(Period::month_of(today));
    } else {
        ("period", fields.read("period", "statistics-period-wrong", Period::parse)?)
    };
    if period.from > today {
        fields.wrong(name, "statistics-period-ahead");
    }
    Some(period)
}

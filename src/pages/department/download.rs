//! Files that the department downloads.

use axum::extract::RawQuery;

use crate::{market::statistics::report::Report, web::page::SeeOther};

/// `cho-phien-2026-q4.xlsx`.
pub fn name(report: &Report, ending: &str) -> String {
    format!("cho-phien-{}.{ending}", report.period.code().to_lowercase())
}

/// A period that does not exist is mended on the page, which says what is wrong with it.
pub fn back(query: &RawQuery) -> SeeOther {
    SeeOther::to(format!("/department?{}", query.0.as_deref().unwrap_or_default()))
}

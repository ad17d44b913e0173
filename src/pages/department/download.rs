//! Files that the department downloads.

use axum::{
    extract::RawQuery,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};

use crate::{market::statistics::report::Report, web::page::SeeOther};

/// A file under a name of plain letters.
pub fn file(body: Vec<u8>, media_type: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, body).into_response()
}

/// `cho-phien-2026-q4.xlsx`.
pub fn name(report: &Report, ending: &str) -> String {
    format!("cho-phien-{}.{ending}", report.period.code().to_lowercase())
}

/// A period that does not exist is mended on the page, which says what is wrong with it.
pub fn back(query: &RawQuery) -> SeeOther {
    SeeOther::to(format!("/department?{}", query.0.as_deref().unwrap_or_default()))
}

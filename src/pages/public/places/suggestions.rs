//! `/places/suggestions`: the type-ahead of address forms, as JSON.

use axum::{
    Extension, Json,
    http::header::CACHE_CONTROL,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

use crate::{
    infra::page_cache::Subject,
    kernel::ids::UnitCode,
    market::places::find,
    pages::{address, visit::Visit},
    web::{error::WebError, page::StaleOf, query::Query},
};

const MOST: usize = 8;

/// What was typed, and in which province.
#[derive(Deserialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Asked {
    #[serde(default)]
    pub q: String,
    #[serde(default)]
    pub within: String,
}

/// One line of the list.
#[derive(Serialize)]
pub struct Suggestion {
    /// For the form.
    value: String,
    /// `Xã Mèo Vạc, Tuyên Quang`.
    label: String,
    /// What it was called, where that was typed.
    note: String,
}

/// Communes for what was typed. The list changes with the law, so a phone may keep an answer for a day.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, WebError> {
    let within = UnitCode::parse(&asked.within);
    let found = find::search(&visit.app.db.read, &asked.q, within.as_ref(), MOST).await?;
    let suggestion = |f: &find::Found| Suggestion {
        value: address::value(&f.place.code, f.former_code.as_ref()),
        label: f.place.label(),
        note: address::note(&visit, f),
    };
    let list: Vec<Suggestion> = found.iter().map(suggestion).collect();
    let stale_of = Extension(StaleOf(vec![Subject::Everything]));
    Ok((stale_of, [(CACHE_CONTROL, "private, max-age=86400")], Json(list)).into_response())
}

//! `/account/data/file`: the same, all of it, as a file that machines read too.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

use super::index::whose;
use crate::{
    market::privacy::{export, looks},
    pages::visit::Visit,
    web::error::WebError,
};

/// Downloads it, for whoever has typed her password lately: phones are lent.
pub async fn get(visit: Visit) -> Result<Response, WebError> {
    visit.proved()?;
    let whose = whose(visit.signed_in()?);
    let db = &visit.app.db.read;
    let mut sections = Map::new();
    for section in export::everything(db, &whose).await? {
        let tables = section.tables.into_iter().map(|told| (told.table.to_owned(), json!(told.rows))).collect();
        sections.insert(section.what.as_str().to_owned(), Value::Object(tables));
    }
    let looks = looks::at(db, &whose).await?.into_iter();
    let looks: Vec<Value> =
        looks.map(|look| json!({ "name": look.name, "at": look.at.0, "in_a_report": look.report })).collect();
    let all = json!({
        "market": visit.app.config.market.name,
        "made_at": visit.now.0,
        "about_times": "microseconds since 1970-01-01T00:00:00Z",
        "data": sections,
        "looks": looks,
    });
    let name = format!("attachment; filename=\"du-lieu-cua-toi-{}.json\"", visit.now.day());
    let heads =
        [(header::CONTENT_TYPE, "application/json; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((heads, format!("{all:#}")).into_response())
}

//! `/department/report.xlsx`: the report as a workbook.

use axum::{
    extract::RawQuery,
    response::{IntoResponse, Response},
};

use super::{asked::Asked, download, index, workbook};
use crate::{
    pages::visit::Visit,
    web::{download::file, error::WebError},
};

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Downloads it, for whoever has typed her password lately: it leaves the house, and holds what the public reads masked.
pub async fn get(visit: Visit, query: RawQuery) -> Result<Response, WebError> {
    visit.proved()?;
    let asked = Asked::read(&query, visit.now.day());
    if !asked.fields.fine() {
        return Ok(download::back(&query).into_response());
    }
    let report = index::read(&visit, &asked).await?;
    let say = |message: &_| visit.app.words.say(visit.language, message);
    let body = workbook::write(&report, &visit.app.config.market.name, &say);
    let body = body.map_err(|e| WebError::Broken(e.to_string()))?;
    Ok(file(body, MEDIA_TYPE, &download::name(&report, "xlsx")))
}

//! `/reports?code=`: how to say that something is wrong, and the way back to what one has said, by its code.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

use crate::{
    infra::limits::Limited,
    kernel::{links, typed::code},
    market::reports::find,
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, SeeOther, Show, form_status},
        query::Query,
    },
};

/// The page.
#[derive(Serialize)]
pub struct ReportsPage {
    form: Fields,
}

impl Page for ReportsPage {
    const TEMPLATE: &'static str = "public/reports/index.html";

    fn samples() -> Vec<Self> {
        let wrong = Fields::default().with("code", "K7QM2XPA").with_error("code", "report-not-found");
        vec![Self { form: Fields::default() }, Self { form: wrong }]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// What was typed.
#[derive(Deserialize)]
pub struct Asked {
    code: Option<String>,
}

/// Shows it, or leads to the report of that code. Tries in vain are counted for each address.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, WebError> {
    let Some(typed) = asked.code.filter(|typed| !typed.trim().is_empty()) else {
        return Ok(Show(ReportsPage { form: Fields::default() }).into_response());
    };
    let form = |wrong: &str| {
        let form = Fields::default().with("code", typed.clone()).with_error("code", wrong);
        Show(ReportsPage { form }).into_response()
    };
    let buckets = visit.with_address(Limited::LookUp, []);
    if !visit.has_room(&buckets).await? {
        return Ok(form("look-up-limited"));
    }
    let code = code::read(&typed);
    match find::by_code(&visit.app.db.read, &code).await? {
        Some(report) => Ok(SeeOther::to(links::report(&report.code)).into_response()),
        None => {
            let counted = visit.may_take(&buckets).await?;
            Ok(form(if counted { "report-not-found" } else { "look-up-limited" }))
        }
    }
}

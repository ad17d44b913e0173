//! `/staff/registry/entries/new`: a paper by hand.

use axum::http::StatusCode;
use serde::Serialize;

use super::fields::{self, Choices};
use crate::{
    market::registry::{
        Scheme,
        add::{AddError, add},
    },
    pages::{photos, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// What its scan waits under.
const WAITS: &str = "registry:new";

/// The form.
#[derive(Serialize)]
pub struct NewPage {
    choices: Choices,
    waits: &'static str,
    form: Fields,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "staff/registry/entries/new.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |form| Self { choices: Choices::sample(), waits: WAITS, form };
        let wrong = Fields::default().with_error("number", "registry-problem-missing").with_error("", "registry-there");
        vec![page(Fields::default()), page(wrong)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<NewPage>, WebError> {
    let mut form = Fields::default().with("scheme", Scheme::Ocop.as_str());
    photos::opened(&visit, &mut form, ("scan", 1), WAITS).await?;
    Ok(Show(page(&visit, form)))
}

/// Adds it.
pub async fn post(visit: Visit, mut posted: Posted) -> Result<Reply<NewPage>, WebError> {
    let owner = visit.signed_in()?.id;
    let scan = photos::accept(&visit, owner, &mut posted, "scan", 1).await?.pop();
    let mut form = posted.fields;
    if photos::pressed(&form) {
        return Ok(Reply::Again(page(&visit, form)));
    }
    let Some(said) = fields::read(&visit, &mut form) else { return Ok(Reply::Again(page(&visit, form))) };
    let work = visit.begin().await?;
    let added = add(&work, &said, scan).await;
    match visit.settle(work, added).await? {
        Ok(id) => {
            let there = format!("/staff/registry/entries/{}", id.0);
            Ok(SeeOther::to(there).flash(Flash::success("registry-added")).into())
        }
        Err(AddError::There) => Ok(Reply::Again(page(&visit, form.with_error("number", "registry-there")))),
    }
}

fn page(visit: &Visit, form: Fields) -> NewPage {
    NewPage { choices: Choices::of(visit), waits: WAITS, form }
}

//! `/staff/registry/entries/{id}/amendment`: what the registry says of a paper is changed by hand.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::{
    entry::find,
    fields::{self, Choices},
};
use crate::{
    kernel::ids::EntryId,
    market::registry::{
        amend::{AmendError, amend},
        details::Details,
        find::{Entry, claim},
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

/// The form.
#[derive(Serialize)]
pub struct AmendmentPage {
    path: String,
    title: String,
    choices: Choices,
    waits: String,
    /// The version that is shown.
    seen: i32,
    form: Fields,
}

impl Page for AmendmentPage {
    const TEMPLATE: &'static str = "staff/registry/entries/amendment.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |form| Self {
            path: "/staff/registry/entries/7".into(),
            title: "Mật ong bạc hà".into(),
            choices: Choices::sample(),
            waits: "registry:7".into(),
            seen: 2,
            form,
        };
        let filled = || fields::filled(&Details::sample());
        vec![page(filled()), page(filled().with_error("", "registry-outdated"))]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<Show<AmendmentPage>, WebError> {
    let entry = find(&visit, &id).await?;
    let mut form = fields::filled(&entry.said);
    form.set("scan", entry.scan.iter().cloned().collect());
    photos::opened(&visit, &mut form, ("scan", 1), &waits(entry.id)).await?;
    Ok(Show(page(&visit, &entry, form)))
}

/// Changes it.
pub async fn post(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Result<Reply<AmendmentPage>, WebError> {
    let (entry, owner) = (find(&visit, &id).await?, visit.signed_in()?.id);
    let shown: Vec<String> = entry.scan.iter().cloned().collect();
    let scan = photos::accept_beside(&visit, owner, &mut posted, ("scan", 1), &shown).await?.pop();
    let mut form = posted.fields;
    let seen = form.typed("seen").parse().unwrap_or(0);
    let said = if photos::pressed(&form) { None } else { fields::read(&visit, &mut form) };
    let Some(said) = said else { return Ok(Reply::Again(page(&visit, &Entry { version: seen, ..entry }, form))) };
    let work = visit.begin().await?;
    let row = claim(&work, entry.id).await?.ok_or(WebError::NotFound)?;
    let amended = amend(&work, row, &said, scan, seen).await;
    let (field, key) = match visit.settle(work, amended).await? {
        Ok(()) => return Ok(SeeOther::to(path(entry.id)).flash(Flash::success("registry-amended")).into()),
        Err(AmendError::Unchanged) => return Ok(SeeOther::to(path(entry.id)).into()),
        Err(AmendError::Outdated) => ("", "registry-outdated"),
        Err(AmendError::HasLeft) => ("", "registry-has-left"),
        Err(AmendError::AnotherPaper) => ("number", "registry-another-paper"),
    };
    // The version that was seen stays in the form: what somebody else has written meanwhile is looked at before it is written over.
    Ok(Reply::Again(page(&visit, &Entry { version: seen, ..entry }, form.with_error(field, key))))
}

fn path(id: EntryId) -> String {
    format!("/staff/registry/entries/{}", id.0)
}

/// What its scan waits under.
fn waits(id: EntryId) -> String {
    format!("registry:{}", id.0)
}

fn page(visit: &Visit, entry: &Entry, form: Fields) -> AmendmentPage {
    AmendmentPage {
        path: path(entry.id),
        title: entry.said.product.clone(),
        choices: Choices::of(visit),
        waits: waits(entry.id),
        seen: entry.version,
        form,
    }
}

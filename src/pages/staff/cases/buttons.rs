//! `/staff/cases/{kind}/{id}/withdrawal`: a moderator takes her verdict back within its minute.

use axum::extract::Path;

use crate::{
    market::moderation::{
        Kind,
        held::take_back::{self, TakeBackError},
    },
    pages::visit::Visit,
    web::{error::WebError, flash::Flash, form::Posted, page::SeeOther},
};

/// Takes it back, and leads to the case.
pub async fn take_back(
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
    posted: Posted,
) -> Result<SeeOther, WebError> {
    let known = Kind::parse(&kind).ok_or(WebError::NotFound)?;
    let number: i64 = id.parse().map_err(|_| WebError::NotFound)?;
    let back = SeeOther::to(format!("/staff/cases/{kind}/{number}"));
    if !posted.fields.fine() {
        return Ok(back.flash(Flash::warning("form-stale")));
    }
    let work = visit.begin().await?;
    let taken = take_back::take_back(&work, known, number).await;
    Ok(back.flash(match visit.settle(work, taken).await? {
        Ok(()) => Flash::success("held-taken-back"),
        Err(TakeBackError::TooLate) => Flash::warning("held-too-late"),
    }))
}

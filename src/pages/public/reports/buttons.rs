//! `/reports/{code}/withdrawal`: it was a mistake, or has been put right.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};

use super::report::{Seen, claim, see};
use crate::{
    kernel::links,
    market::reports::withdraw::{self, WithdrawError},
    pages::visit::Visit,
    web::{error::WebError, flash::Flash, form::Posted, page::SeeOther},
};

/// Takes it back.
pub async fn take_back(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Response, WebError> {
    let report = match see(&visit, &code).await? {
        Seen::Report(report) => report,
        Seen::Instead(answer) => return Ok(answer),
    };
    let back = SeeOther::to(links::report(&code));
    if !posted.fields.fine() {
        return Ok(back.flash(Flash::warning("form-stale")).into_response());
    }
    let work = visit.begin().await?;
    let claimed = claim(&visit, &work, &report).await?;
    let taken = withdraw::withdraw(&work, claimed).await;
    Ok(back
        .flash(match visit.settle(work, taken).await? {
            Ok(()) => Flash::success("report-is-withdrawn"),
            Err(WithdrawError::Ended) => Flash::warning("report-has-ended"),
        })
        .into_response())
}

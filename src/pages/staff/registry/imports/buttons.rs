//! `/staff/registry/imports/{code}/confirmation`: a file that was tried is written. `…/cancellation`: it is not.

use axum::extract::Path;

use super::import::{self, ImportPage, of};
use crate::{
    infra::refused::Refused,
    market::registry::imports::{
        confirm::{ConfirmError, confirm},
        discard::{DiscardError, discard},
        find::claim,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        flash::Flash,
        form::Posted,
        page::{Reply, SeeOther},
    },
};

/// It is left to a job.
pub async fn write(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ImportPage>, WebError> {
    let work = visit.begin().await?;
    let row = claim(&work, &code).await?.ok_or(WebError::NotFound)?;
    let done = confirm(&work, row).await;
    let wrong = match visit.settle(work, done).await? {
        // The page says what became of it.
        Ok(()) | Err(ConfirmError::NotWaiting) => return Ok(back(&code)),
        Err(ConfirmError::Nothing) => "registry-nothing-to-write",
    };
    again(&visit, &code, posted, wrong).await
}

/// Nothing of it is written.
pub async fn drop(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ImportPage>, WebError> {
    let work = visit.begin().await?;
    let row = claim(&work, &code).await?.ok_or(WebError::NotFound)?;
    let done: Result<(), Refused<DiscardError>> = discard(&work, row).await;
    match visit.settle(work, done).await? {
        Ok(()) => Ok(SeeOther::to("/staff/registry/imports").flash(Flash::success("registry-dropped")).into()),
        Err(DiscardError::NotWaiting) => again(&visit, &code, posted, "registry-not-waiting").await,
    }
}

fn back(code: &str) -> Reply<ImportPage> {
    SeeOther::to(format!("/staff/registry/imports/{code}")).into()
}

async fn again(visit: &Visit, code: &str, posted: Posted, wrong: &str) -> Result<Reply<ImportPage>, WebError> {
    let import = of(visit, code).await?;
    Ok(Reply::Again(import::page(visit, import, (None, None), posted.fields.with_error("", wrong)).await?))
}

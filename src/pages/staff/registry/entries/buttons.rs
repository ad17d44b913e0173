//! `/staff/registry/entries/{id}/withdrawal`: a paper leaves the registry, with a reason. `…/withdrawal/end`: it is in it again.

use axum::extract::Path;

use super::{
    super::super::why,
    entry::{self, EntryPage, find},
};
use crate::{
    market::{
        moderation::sanctions::strike::{StrikeError, strike},
        registry::{
            find::claim,
            readmit::{ReadmitError, readmit},
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        flash::Flash,
        form::Posted,
        page::{Reply, SeeOther},
    },
};

/// It leaves.
pub async fn leave(visit: Visit, Path(id): Path<String>, posted: Posted) -> Result<Reply<EntryPage>, WebError> {
    let (entry, mut fields) = (find(&visit, &id).await?, posted.fields);
    let seen = fields.typed("seen").parse().unwrap_or(0);
    let Some(why) = why::read(&mut fields) else {
        return Ok(Reply::Again(entry::page(&visit, entry, fields).await?));
    };
    let work = visit.begin().await?;
    let struck = strike(&work, entry.id, why, seen).await;
    let (field, key) = match visit.settle(work, struck).await? {
        Ok(()) => return Ok(back(&id, "registry-left")),
        Err(StrikeError::NotFound) => return Err(WebError::NotFound),
        Err(StrikeError::Own) => ("", "review-own"),
        Err(StrikeError::NoReason) => ("reason", "review-reason-missing"),
        Err(StrikeError::TooManyWords) => ("words", "field-too-long"),
        Err(StrikeError::HasLeft) => ("", "registry-has-left"),
        Err(StrikeError::Outdated) => ("", "registry-outdated-look"),
    };
    let entry = find(&visit, &id).await?;
    Ok(Reply::Again(entry::page(&visit, entry, fields.with_error(field, key)).await?))
}

/// It is back.
pub async fn readmit_entry(visit: Visit, Path(id): Path<String>, posted: Posted) -> Result<Reply<EntryPage>, WebError> {
    let (entry, fields) = (find(&visit, &id).await?, posted.fields);
    let seen = fields.typed("seen").parse().unwrap_or(0);
    let work = visit.begin().await?;
    let row = claim(&work, entry.id).await?.ok_or(WebError::NotFound)?;
    let done = readmit(&work, row, seen).await;
    let key = match visit.settle(work, done).await? {
        Ok(()) => return Ok(back(&id, "registry-readmitted")),
        Err(ReadmitError::HasNotLeft) => "registry-has-not-left",
        Err(ReadmitError::Outdated) => "registry-outdated-look",
    };
    let entry = find(&visit, &id).await?;
    Ok(Reply::Again(entry::page(&visit, entry, fields.with_error("", key)).await?))
}

fn back(id: &str, said: &str) -> Reply<EntryPage> {
    SeeOther::to(format!("/staff/registry/entries/{id}")).flash(Flash::success(said)).into()
}

//! `/staff/products/{code}/stop`: off display, with a reason. `…/stop/end`: shown again.

use axum::extract::Path;

use super::product::{ProductPage, find, page};
use crate::{
    infra::words::Message,
    market::{
        moderation::{
            Reason,
            decide::LONGEST_WORDS,
            sanctions::{SanctionError, restore, stop},
        },
        revisions::why::Why,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Reply, SeeOther},
    },
};

/// Takes it off display.
pub async fn stop(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ProductPage>, WebError> {
    let (good, mut fields) = (find(&visit, &code).await?, posted.fields);
    let Some(why) = why(&mut fields) else { return Ok(Reply::Again(page(&visit, good, fields).await?)) };
    let work = visit.begin().await?;
    let stopped = stop::stop(&work, &code, why).await;
    match visit.settle(work, stopped).await? {
        Ok(()) => Ok(done(&code, "sanction-done-stopped", &good.name)),
        Err(refusal) => again(&visit, &code, fields, &refusal).await,
    }
}

/// Shows it again.
pub async fn restore(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ProductPage>, WebError> {
    let good = find(&visit, &code).await?;
    let work = visit.begin().await?;
    let restored = restore::restore(&work, &code).await;
    match visit.settle(work, restored).await? {
        Ok(()) => Ok(done(&code, "sanction-done-restored", &good.name)),
        Err(refusal) => again(&visit, &code, posted.fields, &refusal).await,
    }
}

fn why(fields: &mut Fields) -> Option<Why> {
    let words = fields.text("words", 0..=LONGEST_WORDS)?;
    let reason = Reason::parse(fields.typed("reason"));
    if reason.is_none() {
        fields.wrong("reason", "review-reason-missing");
    }
    let words = Some(words).filter(|words| !words.is_empty());
    reason.filter(|_| fields.fine()).map(|reason| Why { reason, words })
}

fn done(code: &str, said: &str, name: &str) -> Reply<ProductPage> {
    let said = Message::new(said).with("title", name);
    SeeOther::to(format!("/staff/products/{code}")).flash(Flash::success(said)).into()
}

/// The page as it is by now, with what is wrong at its field.
async fn again(
    visit: &Visit,
    code: &str,
    fields: Fields,
    refusal: &SanctionError,
) -> Result<Reply<ProductPage>, WebError> {
    let (field, wrong) = match refusal {
        SanctionError::NotFound => return Err(WebError::NotFound),
        SanctionError::Own => ("", "review-own"),
        SanctionError::NoReason => ("reason", "review-reason-missing"),
        SanctionError::TooManyWords => ("words", "field-too-long"),
        SanctionError::NotShown => ("", "sanction-not-shown"),
        SanctionError::NotStopped => ("", "sanction-not-stopped"),
    };
    let good = find(visit, code).await?;
    Ok(Reply::Again(page(visit, good, fields.with_error(field, wrong)).await?))
}

//! `/staff/accounts/{id}/stop`: nobody comes in with the account. `…/stop/end`: its owner may again.

use axum::extract::Path;

use super::account::{AccountPage, find, page, path};
use crate::{
    infra::words::Message,
    market::{
        accounts::{
            self,
            bars::{LONGEST, bar::BarError, let_in},
        },
        moderation::sanctions::bar::{BarAccountError, bar},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        flash::Flash,
        form::Posted,
        page::{Reply, SeeOther},
    },
};

/// Bars it.
pub async fn stop(
    visit: Visit,
    Path(id): Path<String>,
    Posted { mut fields, .. }: Posted,
) -> Result<Reply<AccountPage>, WebError> {
    let person = find(&visit, &id).await?;
    let words = fields.text("words", 1..=LONGEST);
    let until = if fields.typed("until").is_empty() { Some(None) } else { fields.day("until").map(Some) };
    let (Some(words), Some(until)) = (words, until) else {
        return Ok(Reply::Again(page(&visit, person, fields).await?));
    };
    let work = visit.begin_proved().await?;
    let barred = bar(&work, person.id, words, until).await;
    let (field, key) = match visit.settle(work, barred).await? {
        Ok(()) => {
            let told = Message::new("staff-account-barred").with("name", person.name);
            return Ok(SeeOther::to(path(person.id)).flash(Flash::success(told)).into());
        }
        Err(BarAccountError::NotFound) => return Err(WebError::NotFound),
        Err(BarAccountError::OwnsOpenShop) => ("", "staff-account-owns-shop"),
        Err(BarAccountError::Bar(BarError::Own)) => ("", "staff-account-own"),
        Err(BarAccountError::Bar(BarError::Already)) => ("", "staff-account-barred-before"),
        Err(BarAccountError::Bar(BarError::Words)) => ("words", "field-missing"),
        Err(BarAccountError::Bar(BarError::Until)) => ("until", "sanction-until-wrong"),
    };
    Ok(Reply::Again(page(&visit, person, fields.with_error(field, key)).await?))
}

/// Lets her in.
pub async fn restore(
    visit: Visit,
    Path(id): Path<String>,
    Posted { fields, .. }: Posted,
) -> Result<Reply<AccountPage>, WebError> {
    let person = find(&visit, &id).await?;
    let work = visit.begin_proved().await?;
    let account = accounts::find::claim(&work, person.id).await?.ok_or(WebError::NotFound)?;
    let done = let_in::let_in(&work, account).await;
    if visit.settle(work, done).await?.is_err() {
        return Ok(Reply::Again(page(&visit, person, fields.with_error("", "staff-account-not-barred")).await?));
    }
    let told = Message::new("staff-account-let-in").with("name", person.name);
    Ok(SeeOther::to(path(person.id)).flash(Flash::success(told)).into())
}

//! `/staff/shops/{code}/stop` and `/closure`, each with its `/end`: a shop is suspended or closed, and goes on.

use axum::extract::Path;

use super::{
    super::sanctioned::{self, Sanctioned, again, done},
    shop::ShopPage,
};
use crate::{
    market::moderation::sanctions::{Thing, call_off, close},
    pages::visit::Visit,
    web::{error::WebError, fields::Fields, form::Posted, page::Reply},
};

/// Suspends it, or announces that.
pub async fn stop(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ShopPage>, WebError> {
    sanctioned::stop(visit, &code, posted).await
}

/// Lets it sell again, or not be suspended after all.
pub async fn restore(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ShopPage>, WebError> {
    sanctioned::restore(visit, &code, posted).await
}

/// Closes it, or announces that.
pub async fn close(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ShopPage>, WebError> {
    let mut fields = posted.fields;
    let page = ShopPage::read(&visit, &code, Fields::default()).await?;
    let Some(asked) = sanctioned::read(&mut fields) else {
        return Ok(Reply::Again(ShopPage::read(&visit, &code, fields).await?));
    };
    let work = visit.begin().await?;
    let closed = close::close(&work, &code, asked).await;
    match visit.settle(work, closed).await? {
        Ok(()) => Ok(done(&page, "closed")),
        Err(refusal) => again(&visit, (Thing::Shop(&code), &code), fields, &refusal).await,
    }
}

/// Lets it be suspended as before.
pub async fn call_off(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ShopPage>, WebError> {
    let page = ShopPage::read(&visit, &code, Fields::default()).await?;
    let work = visit.begin().await?;
    let called_off = call_off::call_off(&work, &code).await;
    match visit.settle(work, called_off).await? {
        Ok(()) => Ok(done(&page, "not-closed")),
        Err(refusal) => again(&visit, (Thing::Shop(&code), &code), posted.fields, &refusal).await,
    }
}

//! `/staff/cases/next?after=`: the case to decide after another, or the first of all. It leads there, and is no page of its own.

use serde::Deserialize;

use crate::{
    market::moderation::{
        Kind,
        case::{self, Case},
        queue,
        reach::Reach,
    },
    pages::visit::Visit,
    web::{error::WebError, page::SeeOther, query::Query},
};

/// After which: `product-7`.
#[derive(Deserialize)]
pub struct Asked {
    after: Option<String>,
}

/// Leads on.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<SeeOther, WebError> {
    let named = asked.after.as_deref().and_then(|after| after.rsplit_once('-'));
    let passed = match named.and_then(|(kind, id)| Some((Kind::parse(kind)?, id.parse().ok()?))) {
        Some((kind, id)) => case::find(&visit.app.db.read, &Reach::of(visit.signed_in()?), kind, id).await?,
        None => None,
    };
    Ok(SeeOther::to(after(&visit, passed.as_ref()).await?))
}

/// Where the next one is; the queue, where there is none.
pub(super) async fn after(visit: &Visit, case: Option<&Case>) -> Result<String, WebError> {
    let person = visit.signed_in()?;
    let next = queue::next(&visit.app.db.read, &Reach::of(person), person.id, case, visit.now).await?;
    Ok(next.map_or_else(|| "/staff/queue".to_owned(), |(kind, id)| format!("/staff/cases/{}/{id}", kind.as_str())))
}

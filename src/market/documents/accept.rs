//! Somebody accepts documents: which version, and when, is kept for good.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    DbErr, EntityTrait,
};

use super::find;
use crate::{
    entities::acceptance,
    infra::{db::Work, refused::Refused, words::Language},
    kernel::ids::{AccountId, DocumentId, PurchaseId},
};

/// Who accepts, and on what occasion.
#[derive(Clone, Copy, Debug)]
pub struct Accepting {
    /// Somebody with an account.
    pub account: Option<AccountId>,
    /// The purchase that was placed with it.
    pub purchase: Option<PurchaseId>,
}

/// Why nothing was accepted.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum AcceptError {
    #[error("no version of {0:?} is published")]
    NotPublished(&'static str),
}

/// Keeps that the versions which hold now, in the language that was read, were accepted.
pub async fn accept(
    work: &Work,
    who: Accepting,
    slugs: &[&'static str],
    language: Language,
) -> Result<(), Refused<AcceptError>> {
    let mut versions = Vec::with_capacity(slugs.len());
    for slug in slugs {
        let document = find::current(&work.tx, slug, language).await?;
        versions.push(document.ok_or(Refused::No(AcceptError::NotPublished(slug)))?.id);
    }
    Ok(accept_versions(work, who, &versions).await?)
}

/// The same for the very versions that a page showed.
pub async fn accept_versions(work: &Work, who: Accepting, versions: &[DocumentId]) -> Result<(), DbErr> {
    let rows: Vec<_> = versions
        .iter()
        .map(|document| acceptance::ActiveModel {
            id: NotSet,
            account_id: Set(who.account),
            purchase_id: Set(who.purchase),
            document_id: Set(*document),
            accepted_at: Set(work.now),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    acceptance::Entity::insert_many(rows).exec_without_returning(&work.tx).await.map(drop)
}

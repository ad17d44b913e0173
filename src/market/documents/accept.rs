//! Somebody accepts documents: which version, and when, is kept for good.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    DbErr, EntityTrait,
};

use super::find;
use crate::{
    entities::acceptance,
    infra::{db::Work, words::Language},
    kernel::ids::{AccountId, PurchaseId},
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
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Keeps that the versions which hold now, in the language that was read, were accepted.
pub async fn accept(
    work: &Work,
    who: Accepting,
    slugs: &[&'static str],
    language: Language,
) -> Result<(), AcceptError> {
    let mut rows = Vec::with_capacity(slugs.len());
    for slug in slugs {
        let document = find::current(&work.tx, slug, language).await?.ok_or(AcceptError::NotPublished(slug))?;
        rows.push(acceptance::ActiveModel {
            id: NotSet,
            account_id: Set(who.account),
            purchase_id: Set(who.purchase),
            document_id: Set(document.id),
            accepted_at: Set(work.now),
        });
    }
    acceptance::Entity::insert_many(rows).exec_without_returning(&work.tx).await?;
    Ok(())
}

//! Somebody accepts documents: which version, and when, is kept for good. It is the version that the page showed, and that
//! still holds: one that has been replaced meanwhile is shown anew and asked again.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DbErr, EntityTrait,
};

use super::{find, shown::Shown};
use crate::{
    entities::acceptance,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
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

/// Versions that were shown and hold. Only `agree` makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed(Vec<DocumentId>);

/// Why nothing was accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// There is no such document to be read.
    #[error("no version of {0:?} is published")]
    NotPublished(&'static str),
    /// What was shown of these is not what holds, or was not shown at all.
    #[error("{0:?} were not shown as they hold")]
    Outdated(Vec<&'static str>),
}

/// Compares what was shown of each document with what holds, in the language in which it was read.
pub async fn agree(
    db: &impl ConnectionTrait,
    slugs: &[&'static str],
    shown: &[Shown],
) -> Result<Agreed, Refused<AcceptError>> {
    let holding = find::holding(db, slugs).await?;
    let (mut agreed, mut outdated) = (Vec::new(), Vec::new());
    for slug in slugs {
        let mut own = holding.iter().filter(|held| held.shown.slug == *slug).peekable();
        own.peek().ok_or(Refused::No(AcceptError::NotPublished(slug)))?;
        match own.find(|held| shown.contains(&held.shown)) {
            Some(held) => agreed.push(held.id),
            None => outdated.push(*slug),
        }
    }
    if outdated.is_empty() { Ok(Agreed(agreed)) } else { no(AcceptError::Outdated(outdated)) }
}

/// Keeps that they were accepted.
pub async fn accept(work: &Work, who: Accepting, versions: &Agreed) -> Result<(), DbErr> {
    let rows: Vec<_> = versions
        .0
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

//! Somebody accepts documents: which version, and when, is kept for good. It is the version that the page showed, and that
//! still holds: one that has been replaced meanwhile is shown anew and asked again.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
};
use time::Date;

use super::{find, shown::Shown};
use crate::{
    entities::{acceptance, document},
    infra::{
        db::Work,
        refused::{Refused, no},
    },
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
    today: Date,
) -> Result<(), Refused<AcceptError>> {
    let holding = find::holding(db, slugs, today).await?;
    let mut outdated = Vec::new();
    for slug in slugs {
        let mut own = holding.iter().filter(|held| held.shown.slug == *slug).peekable();
        own.peek().ok_or(Refused::No(AcceptError::NotPublished(slug)))?;
        if !own.any(|held| shown.contains(&held.shown)) {
            outdated.push(*slug);
        }
    }
    if outdated.is_empty() { Ok(()) } else { no(AcceptError::Outdated(outdated)) }
}

/// Keeps that they were accepted, each in the version that was shown, if that still holds: compared and kept in one statement.
/// After a refusal the work is to be dropped.
pub async fn accept(
    work: &Work,
    who: Accepting,
    slugs: &[&'static str],
    shown: &[Shown],
) -> Result<(), Refused<AcceptError>> {
    let each: Vec<Shown> = slugs.iter().filter_map(|slug| shown.iter().find(|s| s.slug == *slug)).copied().collect();
    let kept = if each.is_empty() { 0 } else { keep(work, who, &each).await? };
    if kept == slugs.len() as u64 {
        return Ok(());
    }
    agree(&work.tx, slugs, shown, work.now.day()).await?;
    // It has been published since the statement before.
    no(AcceptError::Outdated(slugs.to_vec()))
}

/// Tells how many of these versions hold.
async fn keep(work: &Work, who: Accepting, shown: &[Shown]) -> Result<u64, DbErr> {
    use {acceptance::Column as A, document::Column as D};
    let mut versions = Query::select();
    versions
        .expr(Expr::val(who.account))
        .expr(Expr::val(who.purchase))
        .column(D::Id)
        .expr(Expr::val(work.now))
        .from(document::Entity)
        .cond_where(shown.iter().map(is_shown).fold(Condition::any(), Condition::add))
        .and_where(D::HoldsOn.lte(work.now.day()))
        .and_where(Expr::exists(newer(work.now.day())).not())
        .order_by(D::Id, Order::Asc);
    let mut insert = Query::insert();
    insert.into_table(acceptance::Entity).columns([A::AccountId, A::PurchaseId, A::DocumentId, A::AcceptedAt]);
    let insert = insert.select_from(versions).map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(work.tx.execute(insert).await?.rows_affected())
}

fn is_shown(shown: &Shown) -> Condition {
    let Shown { slug, language, version } = *shown;
    let own = Condition::all().add(document::Column::Slug.eq(slug)).add(document::Column::Language.eq(language));
    own.add(document::Column::Version.eq(version))
}

/// A version after the one that is asked about, whose day has come.
fn newer(today: Date) -> SelectStatement {
    let same = |column| Expr::col((NEWER, column)).equals((document::Entity, column));
    let mut newer = Query::select();
    newer.expr(Expr::val(1)).from_as(document::Entity, NEWER);
    newer.and_where(same(document::Column::Slug)).and_where(same(document::Column::Language));
    let later =
        Expr::col((NEWER, document::Column::Version)).gt(Expr::col((document::Entity, document::Column::Version)));
    newer.and_where(Expr::col((NEWER, document::Column::HoldsOn)).lte(today));
    newer.and_where(later).take()
}

const NEWER: &str = "newer";

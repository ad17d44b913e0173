//! Somebody has her account erased: the person goes from everything but what the table says is kept, and the account stays as a number in
//! sums and in the record.

use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{Expr, ExprTrait, Query},
};

use super::{
    emptied::empty,
    events::AccountErased,
    hindered::{Hindrance, hindrances},
    kept::Fate,
    whose::Whose,
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{ids::AccountId, instant::Instant},
    market::accounts::find::{self, ClaimedAccount},
};

/// Why it is not. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// Nobody has another's erased.
    #[error("the account is somebody else's")]
    NotYours,
    /// Something is under way.
    #[error("something has to end first")]
    Hindered(Vec<Hindrance>),
}

/// She is gone, and signed out everywhere.
pub async fn erase(work: &Work, account: ClaimedAccount<'_>) -> Result<(), Refused<EraseError>> {
    if work.actor.account() != Some(account.id) || work.actor.principal().is_some_and(|other| other != account.id) {
        return no(EraseError::NotYours);
    }
    let whose = Whose::Account { id: account.id, phone: account.phone.clone(), email: account.email.clone() };
    let hindrances = hindrances(&work.tx, &whose).await?;
    if !hindrances.is_empty() {
        return no(EraseError::Hindered(hindrances));
    }
    Ok(gone(work, account.id, &whose).await?)
}

/// The same again, in a market that was brought back from before: nobody is asked. Tells whether there was somebody.
/// An account that has that id and was made at another moment is somebody else's.
pub async fn erase_again(work: &Work, id: AccountId, made_at: Instant) -> Result<bool, DbErr> {
    let hers = |account: &ClaimedAccount<'_>| account.erased_at.is_none() && account.created_at == made_at;
    let Some(account) = find::claim(work, id).await?.filter(hers) else {
        return Ok(false);
    };
    let whose = Whose::Account { id, phone: account.phone.clone(), email: account.email.clone() };
    gone(work, id, &whose).await?;
    Ok(true)
}

async fn gone(work: &Work, id: AccountId, whose: &Whose) -> Result<(), DbErr> {
    empty(work, whose, |fate| matches!(fate, Fate::Deleted | Fate::Emptied)).await?;
    let marked = Query::update()
        .table("accounts")
        .value("erased_at", work.now.0)
        .value("session_epoch", Expr::col("session_epoch").add(1))
        .and_where(Expr::col("id").eq(id.0))
        .take();
    work.tx.execute(&marked).await?;
    work.record(&AccountErased { account_id: id })
}

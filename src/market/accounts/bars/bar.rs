//! An administrator bars an account. Every session of it ends.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    DbErr, IntoActiveModel,
};
use time::{Date, Duration};

use super::{BarDeed, LONGEST, find::holds};
use crate::{
    entities::bar,
    infra::{
        db::Work,
        refused::{Refused, no},
        sessions,
    },
    kernel::ids::AccountId,
    market::accounts::{events::AccountBarred, find::ClaimedAccount},
};

/// A longer one is without an end.
const LONGEST_BAR: Duration = Duration::days(3 * 366);

/// Why an account is not barred. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum BarError {
    /// Whoever holds her session could.
    #[error("nobody bars herself")]
    Own,
    /// Somebody was quicker.
    #[error("the account is barred")]
    Already,
    /// Nothing says why, or at too great a length.
    #[error("the words are missing or too long")]
    Words,
    /// Over already, or years ahead.
    #[error("the last day does not fit")]
    Until,
}

/// Nobody comes in with it any more.
pub async fn bar(
    work: &Work,
    account: ClaimedAccount<'_>,
    words: String,
    until: Option<Date>,
) -> Result<(), Refused<BarError>> {
    let (account_id, today) = (account.id, work.now.day());
    let Some(admin) = work.actor.account().filter(|admin| *admin != account_id) else { return no(BarError::Own) };
    if words.trim().is_empty() || words.chars().count() > LONGEST {
        return no(BarError::Words);
    }
    if until.is_some_and(|until| until < today || until > today + LONGEST_BAR) {
        return no(BarError::Until);
    }
    if account.barred_at.is_some() && holds(account.barred_until, today) {
        return no(BarError::Already);
    }
    sessions::end_all(work, account_id).await?;
    let epoch = account.session_epoch + 1;
    let mut row = account.into_row().into_active_model();
    row.session_epoch = Set(epoch);
    row.barred_at = Set(Some(work.now));
    row.barred_until = Set(until);
    row.update(&work.tx).await?;
    write(work, (account_id, admin), BarDeed::Barred, (Some(words.clone()), until)).await?;
    Ok(work.record(&AccountBarred { account_id, words, until })?)
}

pub(super) async fn write(
    work: &Work,
    (account_id, admin_id): (AccountId, AccountId),
    deed: BarDeed,
    (words, until_on): (Option<String>, Option<Date>),
) -> Result<(), DbErr> {
    let row = bar::ActiveModel {
        id: NotSet,
        account_id: Set(account_id),
        deed: Set(deed),
        words: Set(words),
        until_on: Set(until_on),
        admin_id: Set(admin_id),
        done_at: Set(work.now),
    };
    row.insert(&work.tx).await.map(drop)
}

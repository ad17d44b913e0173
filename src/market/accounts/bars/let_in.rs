//! An administrator lets somebody in again who was barred.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{BarDeed, bar::write, find::holds};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::accounts::{events::AccountLetIn, find::ClaimedAccount},
};

/// Why nobody is let in. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum LetInError {
    /// It is not barred, or not any more.
    #[error("the account is not barred")]
    NotBarred,
    /// A job does not let anybody in.
    #[error("nobody acts")]
    Nobody,
}

/// Its password opens it again.
pub async fn let_in(work: &Work, account: ClaimedAccount<'_>) -> Result<(), Refused<LetInError>> {
    let account_id = account.id;
    let Some(admin) = work.actor.account() else { return no(LetInError::Nobody) };
    if account.barred_at.is_none() || !holds(account.barred_until, work.now.day()) {
        return no(LetInError::NotBarred);
    }
    let mut row = account.into_row().into_active_model();
    row.barred_at = Set(None);
    row.barred_until = Set(None);
    row.update(&work.tx).await?;
    write(work, (account_id, admin), BarDeed::LetIn, (None, None)).await?;
    Ok(work.record(&AccountLetIn { account_id })?)
}

//! A texted code stands for the forgotten password; every session ends. Where nothing but the code says who it is, the account is frozen:
//! numbers that nobody pays for are given to somebody else.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{change_password, events::PasswordReset, prove::Proved, safety::frozen};
use crate::{
    entities::account,
    infra::{db::Work, refused::Refused, sessions},
    kernel::{ids::AccountId, instant::Instant},
};

/// What else says that it is the account's owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// A browser that the number has come in with before.
    KnownBrowser,
}

/// What was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reset {
    /// Whose password.
    pub account: AccountId,
    /// What its sessions need from now on.
    pub epoch: i32,
    /// Until when it changes nobody's rights, if it does not.
    pub frozen_until: Option<Instant>,
}

/// Why there is no new password.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum ResetPasswordError {
    #[error("the proved number has no account")]
    NoAccount,
}

/// Sets the password of the account whose number was proved.
pub async fn reset_password(
    work: &Work,
    proved: &Proved,
    beside: Beside,
    hash: String,
) -> Result<Reset, Refused<ResetPasswordError>> {
    let row = account::Entity::find()
        .filter(account::Column::Phone.eq(proved.phone().clone()))
        .lock_exclusive()
        .one(&work.tx)
        .await?;
    let row = row.ok_or(Refused::No(ResetPasswordError::NoAccount))?;
    let account_id = row.id;
    sessions::end_all(work, account_id).await?;
    let epoch = change_password::write(work, row, hash).await?;
    work.record(&PasswordReset { account_id })?;
    if beside == Beside::Nothing {
        frozen::freeze(work, account_id).await?;
    }
    let frozen_until = frozen::frozen_until(&work.tx, account_id, work.now).await?;
    Ok(Reset { account: account_id, epoch, frozen_until })
}

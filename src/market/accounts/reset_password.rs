//! A texted code stands for the forgotten password; every session ends.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{change_password, events::PasswordReset, prove::Proved};
use crate::{
    entities::account,
    infra::{db::Work, refused::Refused, sessions},
    kernel::ids::AccountId,
};

/// Why there is no new password.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum ResetPasswordError {
    #[error("the proved number has no account")]
    NoAccount,
}

/// Sets the password of the account whose number was proved; returns it with the epoch that its sessions need.
pub async fn reset_password(
    work: &Work,
    proved: &Proved,
    hash: String,
) -> Result<(AccountId, i32), Refused<ResetPasswordError>> {
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
    Ok((account_id, epoch))
}

//! Someone who knows the old password sets a new one; every other session ends.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel, QuerySelect};

use super::events::PasswordChanged;
use crate::{
    entities::account,
    infra::{db::Work, refused::Refused, sessions},
    kernel::ids::AccountId,
};

/// A password compared and another hashed, both before the work began: they are slow.
pub struct NewPassword {
    /// The hash that the old password was compared with.
    pub compared_with: String,
    /// The new one.
    pub hash: String,
}

/// Why the password stays.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum ChangePasswordError {
    #[error("the password was changed by someone else in the meantime")]
    Outdated,
}

/// Sets it; returns the epoch that sessions need from now on.
pub async fn change_password(
    work: &Work,
    account_id: AccountId,
    password: NewPassword,
) -> Result<i32, Refused<ChangePasswordError>> {
    sessions::end_all(work, account_id).await?;
    let row = account::Entity::find_by_id(account_id).lock_exclusive().one(&work.tx).await?;
    let row =
        row.filter(|r| r.password_hash == password.compared_with).ok_or(Refused::No(ChangePasswordError::Outdated))?;
    let epoch = write(work, row, password.hash).await?;
    work.record(&PasswordChanged { account_id })?;
    Ok(epoch)
}

/// Writes the hash and counts the epoch up, which ends the sessions that stand.
pub(super) async fn write(work: &Work, row: account::Model, hash: String) -> Result<i32, DbErr> {
    let epoch = row.session_epoch + 1;
    let mut row = row.into_active_model();
    row.password_hash = Set(hash);
    row.session_epoch = Set(epoch);
    row.update(&work.tx).await?;
    Ok(epoch)
}

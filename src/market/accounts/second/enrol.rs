//! An account gets its second factor: its owner has typed the first code that her app made of the shared key.

use sea_orm::{ActiveValue::Set, EntityTrait, QuerySelect};

use super::{renew_codes, totp::Shared};
use crate::{
    entities::{account, second_factor},
    infra::{
        db::Work,
        refused::{Refused, no},
        secret::Secret,
    },
    kernel::ids::AccountId,
    market::accounts::events::SecondFactorSet,
};

/// Why there is none.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum EnrolError {
    #[error("there is no such account")]
    NoAccount,
    #[error("the account has a second factor already")]
    Already,
}

/// Keeps the key, and the step whose code was typed first, so that it is used once. Returns the codes for when the phone is lost: they
/// are shown now or never.
pub async fn enrol(
    work: &Work,
    secret: &Secret,
    account_id: AccountId,
    (shared, first_step): (&Shared, i64),
) -> Result<Vec<String>, Refused<EnrolError>> {
    // Pressed twice at once, the second waits here and then finds it set.
    if account::Entity::find_by_id(account_id).lock_exclusive().one(&work.tx).await?.is_none() {
        return no(EnrolError::NoAccount);
    }
    if second_factor::Entity::find_by_id(account_id).one(&work.tx).await?.is_some() {
        return no(EnrolError::Already);
    }
    let row = second_factor::ActiveModel {
        account_id: Set(account_id),
        sealed: Set(shared.sealed(secret, account_id)),
        last_step: Set(first_step),
        set_at: Set(work.now),
    };
    second_factor::Entity::insert(row).exec_without_returning(&work.tx).await?;
    let codes = renew_codes::write(work, secret, account_id).await?;
    work.record(&SecondFactorSet { account_id })?;
    Ok(codes)
}

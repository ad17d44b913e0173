//! Somebody types a code of her app, or one that she has written down. Whichever it is, it is used up by that.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use super::{codes, find, totp::Shared};
use crate::{
    entities::{recovery_code, second_factor},
    infra::{db::Work, secret::Secret},
    kernel::{ids::AccountId, typed},
    market::accounts::events::RecoveryCodeUsed,
};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It was the app's.
    ByApp,
    /// It was one of those written down; so many are left.
    ByRecovery(u64),
    /// It was neither, or was used before.
    Wrong,
    /// The account has no second factor.
    NotSet,
}

/// Tries it. What passes is used up once the work is committed.
pub async fn pass(work: &Work, secret: &Secret, account_id: AccountId, typed: &str) -> Result<Passed, DbErr> {
    // Two who type the same code at once take turns here, and the second finds it used.
    let row = second_factor::Entity::find_by_id(account_id).lock_exclusive().one(&work.tx).await?;
    let Some(row) = row else { return Ok(Passed::NotSet) };
    if let Some(long) = codes::read(typed) {
        return recovered(work, secret, account_id, &long).await;
    }
    let Some(digits) = typed::code::digits(typed) else { return Ok(Passed::Wrong) };
    let Some(shared) = Shared::open(secret, account_id, &row.sealed) else {
        tracing::error!(account = account_id.0, "a second factor was sealed by another secret; take it off");
        return Ok(Passed::Wrong);
    };
    let Some(step) = shared.step_of(&digits, work.now, row.last_step) else { return Ok(Passed::Wrong) };
    let mut row = row.into_active_model();
    row.last_step = Set(step);
    row.update(&work.tx).await?;
    Ok(Passed::ByApp)
}

async fn recovered(work: &Work, secret: &Secret, account_id: AccountId, digits: &str) -> Result<Passed, DbErr> {
    let unused = recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(account_id))
        .filter(recovery_code::Column::CodeHash.eq(codes::hash(secret, account_id, digits)))
        .filter(recovery_code::Column::UsedAt.is_null());
    let Some(row) = unused.one(&work.tx).await? else { return Ok(Passed::Wrong) };
    let mut row = row.into_active_model();
    row.used_at = Set(Some(work.now));
    row.update(&work.tx).await?;
    let left = find::codes_left(&work.tx, account_id).await?;
    work.record(&RecoveryCodeUsed { account_id, left })?;
    Ok(Passed::ByRecovery(left))
}

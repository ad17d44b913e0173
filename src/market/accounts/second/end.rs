//! Somebody does without her second factor from now on. Where she is of the staff, she does nothing of staff until she has a new one.

use sea_orm::{DbErr, EntityTrait};

use super::renew_codes;
use crate::{
    entities::second_factor,
    infra::{db::Work, sessions},
    kernel::ids::AccountId,
    market::accounts::events::SecondFactorEnded,
};

/// Ends it; whoever acts has passed in this very work (`pass`).
pub async fn end(work: &Work, account_id: AccountId) -> Result<(), DbErr> {
    remove(work, account_id).await?;
    sessions::forget_second(work, account_id).await?;
    work.record(&SecondFactorEnded { account_id })
}

/// Neither key nor codes are kept.
pub(super) async fn remove(work: &Work, account_id: AccountId) -> Result<(), DbErr> {
    renew_codes::forget(work, account_id).await?;
    second_factor::Entity::delete_by_id(account_id).exec(&work.tx).await.map(drop)
}

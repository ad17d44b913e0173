//! A moderator has seen a person who cannot prove the number that she had: a code goes to the new one.

use sea_orm::DbErr;

use super::numbers;
use crate::{
    infra::db::Work,
    kernel::{ids::AccountId, phone::Phone},
    market::accounts::{
        NumberReason,
        text_code::{Asking, NewNumber, Texting, text_code},
    },
};

/// Texts it; where the same moderator asked for the same a moment ago, no other.
pub async fn ask_number_for(
    work: &Work,
    texting: &Texting<'_>,
    (moderator, reason): (AccountId, NumberReason),
    account: AccountId,
    to: &Phone,
) -> Result<(), DbErr> {
    let before = numbers::under_way_for(&work.tx, (moderator, account), to, work.now).await?;
    if before.is_some_and(|before| before.is_just(to, work.now)) {
        return Ok(());
    }
    let waits = NewNumber { account, by: Some((moderator, reason)) };
    text_code(work, texting, Asking::NewNumber(to.clone(), waits)).await.map(drop)
}

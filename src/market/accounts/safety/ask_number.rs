//! Somebody wants another number: a code goes to each, and only both together change it. Whether somebody else has the new one is told
//! by the text alone.

use super::numbers::{self, UnderWay};
use sea_orm::DbErr;

use crate::{
    infra::db::Work,
    kernel::{ids::AccountId, phone::Phone},
    market::accounts::text_code::{Asking, NewNumber, OldNumber, Texting, text_code},
};

/// Texts both codes; to whoever asked for the same a moment ago, no others.
pub async fn ask_number(
    work: &Work,
    texting: &Texting<'_>,
    (account, from): (AccountId, &Phone),
    to: &Phone,
) -> Result<(), DbErr> {
    let before = numbers::under_way(&work.tx, from, work.now).await?;
    if before.as_ref().is_some_and(|before: &UnderWay| before.is_just(to, work.now)) {
        return Ok(());
    }
    let code = text_code(work, texting, Asking::NewNumber(to.clone(), NewNumber { account, by: None })).await?;
    let waits = OldNumber { to: to.clone(), code: code.0 };
    text_code(work, texting, Asking::OldNumber(from.clone(), waits)).await.map(drop)
}

//! Somebody wants another number: a code goes to each, and only both together change it. Whether somebody else has the new one is told
//! by the text alone. A frozen account keeps the number that it has: whoever got that of somebody else does not take the account along.

use super::{
    frozen,
    numbers::{self, UnderWay},
};

use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{ids::AccountId, instant::Instant, phone::Phone},
    market::accounts::text_code::{Asking, NewNumber, OldNumber, Texting, text_code},
};

/// Why nobody is texted.
#[derive(Debug, thiserror::Error)]
pub enum AskNumberError {
    /// Its password or number was set anew without the old one.
    #[error("the account is frozen for a while")]
    Frozen(Instant),
}

/// Texts both codes; to whoever asked for the same a moment ago, no others.
pub async fn ask_number(
    work: &Work,
    texting: &Texting<'_>,
    (account, from): (AccountId, &Phone),
    to: &Phone,
) -> Result<(), Refused<AskNumberError>> {
    if let Some(until) = frozen::frozen_until(&work.tx, account, work.now).await? {
        return no(AskNumberError::Frozen(until));
    }
    let before = numbers::under_way(&work.tx, from, work.now).await?;
    if before.as_ref().is_some_and(|before: &UnderWay| before.is_just(to, work.now)) {
        return Ok(());
    }
    let code = text_code(work, texting, Asking::NewNumber(to.clone(), NewNumber { account, by: None })).await?;
    let waits = OldNumber { to: to.clone(), code: code.0 };
    text_code(work, texting, Asking::OldNumber(from.clone(), waits)).await?;
    Ok(())
}

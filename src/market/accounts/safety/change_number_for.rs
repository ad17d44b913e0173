//! Another number for a person who cannot prove the one that she had, by a moderator who has seen her and her papers. The new number is
//! proved by its code. Every session ends, and the account is frozen: a moderator can be deceived.

use super::{frozen, numbers};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
        sessions,
    },
    market::accounts::{events::NumberChangedFor, find::ClaimedAccount, prove::Proved, text_code::Texting},
};

/// Why the number stays.
#[derive(Debug, thiserror::Error)]
pub enum ChangeNumberForError {
    /// The code was texted for another person, or for another moderator.
    #[error("the code was not texted for this change")]
    NotForThis,
    /// Since the code was texted, or before.
    #[error("the number is another account's")]
    Taken,
}

/// Writes the number that was proved, for whoever's business the work is.
pub async fn change_number_for(
    work: &Work,
    account: ClaimedAccount<'_>,
    proved: &Proved,
    texting: &Texting<'_>,
) -> Result<(), Refused<ChangeNumberForError>> {
    let account_id = account.id;
    let asked = proved.becomes().filter(|waits| waits.account == account_id);
    let by = asked.and_then(|waits| waits.by).filter(|(by, _)| work.actor.account() == Some(*by));
    let Some((_, reason)) = by else { return no(ChangeNumberForError::NotForThis) };
    if !numbers::write(work, account, proved.phone(), texting).await? {
        return no(ChangeNumberForError::Taken);
    }
    sessions::end_all(work, account_id).await?;
    frozen::freeze(work, account_id).await?;
    work.record(&NumberChangedFor { account_id, reason })?;
    Ok(())
}

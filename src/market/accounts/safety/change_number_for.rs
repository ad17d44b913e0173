//! Another number for a person who cannot prove the one that she had, by a moderator who has seen her and her papers. The new number is
//! proved by its code. Every session ends, and so does the password: whoever got the number before may have set it, and would come in with
//! the new number, which her shop shows. The account is frozen: a moderator can be deceived.

use sea_orm::{DbErr, EntityTrait, QuerySelect};

use super::{frozen, numbers};
use crate::{
    entities::account,
    infra::{
        db::Work,
        refused::{Refused, no},
        sessions,
    },
    market::accounts::{
        change_password, events::NumberChangedFor, find::ClaimedAccount, prove::Proved, text_code::Texting,
    },
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

/// Writes the number that was proved, for whoever's business the work is, and in the place of her password the hash of one that nobody
/// knows: she sets another by a code to the new number.
pub async fn change_number_for(
    work: &Work,
    account: ClaimedAccount<'_>,
    proved: &Proved,
    texting: &Texting<'_>,
    nobodys: String,
) -> Result<(), Refused<ChangeNumberForError>> {
    let account_id = account.id;
    let asked = proved.becomes().filter(|waits| waits.account == account_id);
    let by = asked.and_then(|waits| waits.by).filter(|(by, _)| work.actor.account() == Some(*by));
    let Some((_, reason)) = by else { return no(ChangeNumberForError::NotForThis) };
    if !numbers::write(work, account, proved.phone(), texting).await? {
        return no(ChangeNumberForError::Taken);
    }
    sessions::end_all(work, account_id).await?;
    let row = account::Entity::find_by_id(account_id).lock_exclusive().one(&work.tx).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("an account that was claimed".to_owned()))?;
    change_password::write(work, row, nobodys).await?;
    frozen::freeze(work, account_id).await?;
    work.record(&NumberChangedFor { account_id, reason })?;
    Ok(())
}

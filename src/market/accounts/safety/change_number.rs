//! Another number for an account, by whoever has proved the new one and the one before. Every other session ends, and the number before
//! is told. What guests have ordered with either number stays whose it was.

use super::{frozen, numbers};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
        sessions::{self, SessionKey},
    },
    kernel::instant::Instant,
    market::accounts::{
        events::NumberChanged,
        find::ClaimedAccount,
        prove::Proved,
        text_code::{NewNumber, Texting},
    },
};

/// Why the number stays.
#[derive(Debug, thiserror::Error)]
pub enum ChangeNumberError {
    /// These codes were texted for another change.
    #[error("the codes were not texted for this change")]
    NotForThis,
    /// Since the code was texted, or before.
    #[error("the number is another account's")]
    Taken,
    /// Its password or number was set anew without the old one, before the codes were asked for or since.
    #[error("the account is frozen for a while")]
    Frozen(Instant),
}

/// Writes the number that `new` has proved in the place of the one that `old` has; the session `keeps` goes on.
pub async fn change_number(
    work: &Work,
    account: ClaimedAccount<'_>,
    (new, old): (&Proved, &Proved),
    keeps: &SessionKey,
    texting: &Texting<'_>,
) -> Result<(), Refused<ChangeNumberError>> {
    let account_id = account.id;
    let asked = new.becomes() == Some(NewNumber { account: account_id, by: None });
    let agreed = *old.phone() == account.phone && old.gives_way().is_some_and(|waits| waits.to == *new.phone());
    if !asked || !agreed {
        return no(ChangeNumberError::NotForThis);
    }
    if let Some(until) = frozen::frozen_until(&work.tx, account_id, work.now).await? {
        return no(ChangeNumberError::Frozen(until));
    }
    if !numbers::write(work, account, new.phone(), texting).await? {
        return no(ChangeNumberError::Taken);
    }
    sessions::end_others(work, account_id, keeps).await?;
    work.record(&NumberChanged { account_id })?;
    Ok(())
}

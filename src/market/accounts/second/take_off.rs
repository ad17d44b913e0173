//! A phone is lost, and the codes with it: another administrator, or an operator, takes the second factor off. Every session of the
//! account ends, since whoever has found the phone may be in one.

use sea_orm::{EntityTrait, QuerySelect};

use super::end;
use crate::{
    entities::second_factor,
    infra::{
        db::Work,
        refused::{Refused, no},
        sessions,
    },
    kernel::{ids::AccountId, instant::Instant},
    market::accounts::events::SecondFactorTakenOff,
};

/// Why it stays.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum TakeOffError {
    #[error("the account has no second factor, or has set another since")]
    NotSet,
    #[error("nobody takes her own off: whoever holds her session could")]
    Own,
}

/// Takes it off: that of the moment `seen` alone, where whoever does has a list of them before her eyes.
pub async fn take_off(work: &Work, account_id: AccountId, seen: Option<Instant>) -> Result<(), Refused<TakeOffError>> {
    if work.actor.account() == Some(account_id) {
        return no(TakeOffError::Own);
    }
    let row = second_factor::Entity::find_by_id(account_id).lock_exclusive().one(&work.tx).await?;
    if row.is_none_or(|row| seen.is_some_and(|at| row.set_at != at)) {
        return no(TakeOffError::NotSet);
    }
    end::remove(work, account_id).await?;
    sessions::end_all(work, account_id).await?;
    work.record(&SecondFactorTakenOff { account_id })?;
    Ok(())
}

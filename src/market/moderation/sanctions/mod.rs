//! What is stopped although it was approved, and let go on: a shop, a product, a paper. Each is a row of `sanctions` in the commit that
//! carries it out, and such a row never changes; the last one of a thing says why it is stopped.
//!
//! | thing | may be stopped while | from the commit on | afterwards it stands |
//! |---|---|---|---|
//! | shop | open | it and its goods are on no page, in no search and cannot be bought; its orders go on, its people come in | open, as it says by then |
//! | product | live or paused | the same of it alone | where it stood |
//! | paper | verified and not over | its stars are gone, and the page of its product says that it was withdrawn | as its days say |

pub mod record;
pub mod restore;
pub mod stop;
mod thing;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

pub use self::thing::Thing;
use self::{record::Sanctioned, thing::Held};
pub use crate::entities::sanction::Sanction;
use crate::{
    entities::shop,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{
        ids::{AccountId, ShopId},
        instant::Instant,
    },
    market::{
        catalog::live::{restore::RestoreError, stop::StopError},
        certificates::{reinstate::ReinstateError, withdraw::WithdrawError},
        moderation::{case::STILL_HERS, reach::Reach},
        revisions::why::WhyError,
        shops::{
            members,
            suspension::{reopen::ReopenError, suspend::SuspendError},
        },
    },
};

/// Why nothing is stopped or restored. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SanctionError {
    /// Not there, or of a shop beyond her reach.
    #[error("there is no such thing")]
    NotFound,
    /// She is a member of the shop, or was one lately.
    #[error("nobody decides about her own shop")]
    Own,
    /// Not a reason of the subject's list, or "other" without words.
    #[error("the reason is not complete")]
    NoReason,
    /// Longer than `why::LONGEST_WORDS`.
    #[error("the words are too long")]
    TooManyWords,
    /// It was never approved, or another has stopped it.
    #[error("it is not shown any more")]
    NotShown,
    /// Another has restored it.
    #[error("it was not stopped, or is shown again")]
    NotStopped,
}

impl From<WhyError> for SanctionError {
    fn from(refusal: WhyError) -> Self {
        match refusal {
            WhyError::NoReason => Self::NoReason,
            WhyError::TooManyWords => Self::TooManyWords,
        }
    }
}

impl From<SuspendError> for SanctionError {
    fn from(SuspendError::NotOpen: SuspendError) -> Self {
        Self::NotShown
    }
}

impl From<StopError> for SanctionError {
    fn from(StopError::NotShown: StopError) -> Self {
        Self::NotShown
    }
}

impl From<WithdrawError> for SanctionError {
    fn from(refusal: WithdrawError) -> Self {
        match refusal {
            WithdrawError::NotVerified | WithdrawError::Already | WithdrawError::Day => Self::NotShown,
        }
    }
}

impl From<ReopenError> for SanctionError {
    fn from(ReopenError::NotSuspended: ReopenError) -> Self {
        Self::NotStopped
    }
}

impl From<RestoreError> for SanctionError {
    fn from(RestoreError::NotStopped: RestoreError) -> Self {
        Self::NotStopped
    }
}

impl From<ReinstateError> for SanctionError {
    fn from(ReinstateError::NotWithdrawn: ReinstateError) -> Self {
        Self::NotStopped
    }
}

/// Whether she has a hand in a shop herself, or had lately.
pub async fn is_own(
    db: &impl ConnectionTrait,
    shop: ShopId,
    moderator: AccountId,
    now: Instant,
) -> Result<bool, DbErr> {
    members::had_a_hand(db, shop, moderator, now.before(STILL_HERS)).await
}

/// The thing, to be changed by the moderator who acts. How far she reaches is asked here, in the work (rule 19).
async fn claim<'w>(work: &'w Work, thing: Thing<'_>) -> Result<(Held<'w>, Sanctioned), Refused<SanctionError>> {
    let moderator = work.actor.account().ok_or(Refused::No(SanctionError::NotFound))?;
    let reach = Reach::claim(work, moderator).await?;
    let held = thing.claim(work).await?.ok_or(Refused::No(SanctionError::NotFound))?;
    let shop = shop::Entity::find_by_id(held.shop()).one(&work.tx).await?;
    let shop = shop.filter(|shop| reach.covers(&shop.unit_code)).ok_or(Refused::No(SanctionError::NotFound))?;
    if is_own(&work.tx, shop.id, moderator, work.now).await? {
        return no(SanctionError::Own);
    }
    let of = Sanctioned::new(&held, moderator);
    Ok((held, of))
}

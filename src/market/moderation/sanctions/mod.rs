//! What is stopped although it was approved, and let go on: a shop, a product, a paper, an account (`bar`). Each is a row of `sanctions`, of an account of `bars`, in the commit that
//! carries it out, and such a row never changes; the last one of a thing that stopped or closed it says why.
//!
//! | thing | may be stopped while | from then on | afterwards it stands |
//! |---|---|---|---|
//! | shop | open or resting | it and its goods are on no page, in no search and cannot be bought; its orders go on, its people come in | open, as it says by then, or resting |
//! | product | live or paused | the same of it alone | where it stood |
//! | account | its own shop does not sell, nor will by itself | nobody comes in with it until a day or until it is let in; what was bought with it goes on, and a shop whose member it was | as before |
//! | paper | verified and not over | its stars are gone, and the page of its product says that it was withdrawn | as its days say |
//!
//! A product and a paper are stopped at once, a shop after a notice and until a day, or closed (`suspensions`; the table of its states is
//! `shops/moves`).

pub mod bar;
pub mod call_off;
pub mod close;
pub mod due;
pub mod record;
pub mod restore;
pub mod stop;
pub mod strike;
pub mod thing;

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
        moderation::{
            case::STILL_HERS,
            reach::Reach,
            suspensions::{self, announce::AnnounceError, call_off::NotComing, end::EndError},
        },
        revisions::why::WhyError,
        shops::members,
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
    /// An authority is the reason, and nothing says by what it ordered that; or it says so at length.
    #[error("what an authority ordered it by is not complete")]
    NoOrder,
    /// It was never approved, or another has stopped it.
    #[error("it is not shown any more")]
    NotShown,
    /// The last day is before the first, or years ahead.
    #[error("the last day does not fit")]
    Until,
    /// The account of the shop's owner is barred.
    #[error("the account of its owner is barred")]
    OwnerBarred,
    /// The province's registry has let the paper go.
    #[error("the paper has left the registry")]
    LeftRegistry,
    /// Another has restored it, or called it off.
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

impl From<AnnounceError> for SanctionError {
    fn from(refusal: AnnounceError) -> Self {
        match refusal {
            AnnounceError::NotOpen => Self::NotShown,
            AnnounceError::Until => Self::Until,
        }
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

impl From<suspensions::close::NotSuspended> for SanctionError {
    fn from(suspensions::close::NotSuspended: suspensions::close::NotSuspended) -> Self {
        Self::NotStopped
    }
}

impl From<EndError> for SanctionError {
    fn from(refusal: EndError) -> Self {
        match refusal {
            EndError::NotSuspended => Self::NotStopped,
            EndError::OwnerBarred => Self::OwnerBarred,
        }
    }
}

impl From<NotComing> for SanctionError {
    fn from(NotComing: NotComing) -> Self {
        Self::NotStopped
    }
}

impl From<RestoreError> for SanctionError {
    fn from(RestoreError::NotStopped: RestoreError) -> Self {
        Self::NotStopped
    }
}

impl From<ReinstateError> for SanctionError {
    fn from(refusal: ReinstateError) -> Self {
        match refusal {
            ReinstateError::NotWithdrawn => Self::NotStopped,
            ReinstateError::LeftRegistry => Self::LeftRegistry,
        }
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

/// The thing, to be changed by the moderator who acts.
async fn claim<'w>(work: &'w Work, thing: Thing<'_>) -> Result<(Held<'w>, Sanctioned), Refused<SanctionError>> {
    let held = thing.claim(work).await?.ok_or(Refused::No(SanctionError::NotFound))?;
    let moderator = may_decide(work, held.shop()).await?;
    let of = Sanctioned::new(&held, moderator);
    Ok((held, of))
}

/// Who acts, if she may decide about that shop. How far she reaches is asked here, in the work (rule 19).
pub(in crate::market) async fn may_decide(work: &Work, shop: ShopId) -> Result<AccountId, Refused<SanctionError>> {
    let moderator = work.actor.account().ok_or(Refused::No(SanctionError::NotFound))?;
    let reach = Reach::claim(work, moderator).await?;
    let shop = shop::Entity::find_by_id(shop).one(&work.tx).await?;
    let shop = shop.filter(|shop| reach.covers(&shop.unit_code)).ok_or(Refused::No(SanctionError::NotFound))?;
    if is_own(&work.tx, shop.id, moderator, work.now).await? {
        return no(SanctionError::Own);
    }
    Ok(moderator)
}

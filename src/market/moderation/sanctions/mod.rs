//! What is taken off display although it was approved, and shown again. Each is a row of `sanctions` in the commit that carries it out,
//! and such a row never changes; the last one of a thing says why it is not shown.

pub mod record;
pub mod restore;
pub mod stop;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

pub use crate::entities::sanction::Sanction;
use crate::{
    entities::{product, shop},
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{
        ids::{AccountId, ShopId},
        instant::Instant,
    },
    market::{
        catalog::{
            find::{self as goods, ClaimedProduct},
            live::{restore::RestoreError, stop::StopError},
        },
        moderation::{case::STILL_HERS, reach::Reach, refusals::DecideError},
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
    /// Longer than `decide::LONGEST_WORDS`.
    #[error("the words are too long")]
    TooManyWords,
    /// It was never approved, or another has stopped it.
    #[error("it is not shown any more")]
    NotShown,
    /// Another has restored it.
    #[error("it was not stopped, or is shown again")]
    NotStopped,
}

impl From<DecideError> for SanctionError {
    fn from(refusal: DecideError) -> Self {
        match refusal {
            DecideError::NoReason => Self::NoReason,
            DecideError::TooManyWords => Self::TooManyWords,
            DecideError::Own => Self::Own,
            DecideError::NotFound
            | DecideError::NotWaiting
            | DecideError::Forbidden
            | DecideError::NoScan
            | DecideError::TooLong => Self::NotFound,
        }
    }
}

impl From<StopError> for SanctionError {
    fn from(StopError::NotShown: StopError) -> Self {
        Self::NotShown
    }
}

impl From<RestoreError> for SanctionError {
    fn from(RestoreError::NotStopped: RestoreError) -> Self {
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

/// The product of that code, to be changed by the moderator who acts. How far she reaches is asked here, in the work (rule 19).
async fn claim<'w>(work: &'w Work, code: &str) -> Result<(ClaimedProduct<'w>, AccountId), Refused<SanctionError>> {
    let moderator = work.actor.account().ok_or(Refused::No(SanctionError::NotFound))?;
    let reach = Reach::claim(work, moderator).await?;
    let product = goods::claim_by_code(work, code).await?.ok_or(Refused::No(SanctionError::NotFound))?;
    let shop = shop_of(work, &product).await?;
    if !reach.covers(&shop.unit_code) {
        return no(SanctionError::NotFound);
    }
    if is_own(&work.tx, shop.id, moderator, work.now).await? {
        return no(SanctionError::Own);
    }
    Ok((product, moderator))
}

async fn shop_of(work: &Work, product: &product::Model) -> Result<shop::Model, DbErr> {
    let shop = shop::Entity::find_by_id(product.shop_id).one(&work.tx).await?;
    shop.ok_or_else(|| DbErr::RecordNotFound(format!("shop {}", product.shop_id.0)))
}

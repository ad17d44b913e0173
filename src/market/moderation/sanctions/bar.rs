//! An administrator bars an account, unless its own shop sells, will be looked at or opens again by itself: nobody could answer its orders
//! then, and to shut it takes a notice as any other suspension.

use time::Date;

use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
        sessions,
    },
    kernel::ids::AccountId,
    market::{
        accounts::{
            bars::bar::{self, BarError},
            find,
        },
        moderation::suspensions,
        shops::{
            self, Status,
            moves::find::{self as moves, ClaimedShop},
        },
    },
};

/// Why an account is not barred. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum BarAccountError {
    /// There is none.
    #[error("there is no such account")]
    NotFound,
    /// Its shop is open or rests, waits for a moderator, or is suspended until a day.
    #[error("the shop of the account is open, or may open")]
    OwnsOpenShop,
    /// As the account says.
    #[error(transparent)]
    Bar(#[from] BarError),
}

/// Nobody comes in with it any more.
pub async fn bar(
    work: &Work,
    account: AccountId,
    words: String,
    until: Option<Date>,
) -> Result<(), Refused<BarAccountError>> {
    // Whatever she does just now with her shop ends before it is looked at.
    sessions::end_all(work, account).await?;
    if let Some(owned) = shops::find::owned(&work.tx, account).await?
        && let Some(shop) = moves::claim(work, owned.id).await?
        && may_open(work, &shop).await?
    {
        return no(BarAccountError::OwnsOpenShop);
    }
    let claimed = find::claim(work, account).await?.ok_or(Refused::No(BarAccountError::NotFound))?;
    bar::bar(work, claimed, words, until).await.map_err(|refused| refused.map_no(BarAccountError::from))
}

/// It sells, or will without a deed of anybody who may act for it.
async fn may_open(work: &Work, shop: &ClaimedShop<'_>) -> Result<bool, sea_orm::DbErr> {
    Ok(match shop.status {
        Status::Pending | Status::Open | Status::Resting => true,
        Status::Suspended => {
            let coming = suspensions::find::of(&work.tx, shop.id).await?;
            coming.is_some_and(|coming| coming.ends_on.is_some() && coming.closes_on.is_none())
        }
        Status::Draft | Status::SentBack | Status::Left | Status::Closed => false,
    })
}

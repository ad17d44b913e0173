//! A person who asks a moderator in person: somebody who lives, or has her shop, where the moderator decides. Whoever has a role on the
//! market is nobody's to help so: her number would open what she may do. Nor does a moderator help those with whom she is in a shop, or
//! was lately: with the number goes the shop.

use sea_orm::DbErr;

use super::{case::STILL_HERS, reach::Reach};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{ids::AccountId, phone::Phone},
    market::{
        accounts::{
            find::{self, ClaimedAccount},
            still_may,
        },
        shops,
    },
};

/// Why she is not the moderator's to help.
#[derive(Debug, thiserror::Error)]
pub enum PersonError {
    /// Nobody has the number, or she is elsewhere: the two are answered alike.
    #[error("nobody has the number in the moderator's units")]
    NotThere,
    /// The roles are taken back first, by an administrator.
    #[error("the person has a role on the market")]
    HasRole,
    /// Another moderator does it.
    #[error("the moderator is in a shop of the person's, or was lately")]
    Own,
}

/// The account of that number, to change it.
pub async fn claim_person<'w>(work: &'w Work, phone: &Phone) -> Result<ClaimedAccount<'w>, Refused<PersonError>> {
    let Some(moderator) = work.actor.account() else { return no(PersonError::NotThere) };
    let reach = Reach::claim(work, moderator).await?;
    let account = find::claim_of_phone(work, phone).await?;
    let Some(account) = account else { return no(PersonError::NotThere) };
    if !is_within(work, &reach, &account).await? {
        return no(PersonError::NotThere);
    }
    if !still_may::scopes(work, account.id).await?.is_empty() {
        return no(PersonError::HasRole);
    }
    if is_in_her_shop(work, moderator, account.id).await? {
        return no(PersonError::Own);
    }
    Ok(account)
}

async fn is_in_her_shop(work: &Work, moderator: AccountId, person: AccountId) -> Result<bool, DbErr> {
    let since = work.now.before(STILL_HERS);
    for shop in shops::find::of_member(&work.tx, person).await? {
        if shops::members::had_a_hand(&work.tx, shop.id, moderator, since).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn is_within(work: &Work, reach: &Reach, account: &ClaimedAccount<'_>) -> Result<bool, DbErr> {
    if *reach == Reach::Everywhere || account.unit_code.as_ref().is_some_and(|unit| reach.covers(unit)) {
        return Ok(true);
    }
    let shop = shops::find::owned(&work.tx, account.id).await?;
    Ok(shop.is_some_and(|shop| reach.covers(&shop.unit_code)))
}

//! Whoever was invited comes into the shop.

use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{
    MemberRole,
    events::MemberJoined,
    find::{OwnShop, own_shop},
    invitations,
    members::{self, MOST_MEMBERS},
};
use crate::{
    entities::shop_member,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
};

/// Why nobody comes in.
#[derive(Debug, thiserror::Error)]
pub enum AcceptInvitationError {
    /// There is no such shop, or it has not invited the number of whoever acts.
    #[error("there is no such invitation")]
    NoInvitation,
    /// `MOST_MEMBERS` are in.
    #[error("the shop has its most members")]
    TooMany,
}

/// Makes whoever's business the work is a member of the shop of that code, which has invited her number.
pub async fn accept_invitation(work: &Work, code: &str) -> Result<OwnShop, Refused<AcceptInvitationError>> {
    let invited = invitations::claim(work, code).await?.ok_or(Refused::No(AcceptInvitationError::NoInvitation))?;
    let (shop_id, account_id) = (invited.shop.id, invited.person);
    if members::count(&work.tx, shop_id).await? >= MOST_MEMBERS {
        return no(AcceptInvitationError::TooMany);
    }
    let row = shop_member::ActiveModel {
        shop_id: Set(shop_id),
        account_id: Set(account_id),
        role: Set(MemberRole::Member),
        created_at: Set(work.now),
    };
    shop_member::Entity::insert(row).exec_without_returning(&work.tx).await?;
    invitations::forget(work, shop_id, &invited.phone).await?;
    work.record(&MemberJoined { shop_id, account_id })?;
    Ok(own_shop(invited.shop.into_row()))
}

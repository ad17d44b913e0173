//! The owner takes a member out of her shop, or takes an invitation back.

use sea_orm::{DbErr, EntityTrait};

use super::{
    MemberRole,
    events::{InvitationTakenBack, MemberRemoved},
    invitations, members,
};
use crate::{
    entities::shop_member,
    infra::db::Work,
    kernel::{ids::ShopId, phone::Phone},
};

/// Why nobody is taken out.
#[derive(Debug, thiserror::Error)]
pub enum RemoveMemberError {
    /// Only the owner changes who is in her shop.
    #[error("only the owner removes members")]
    NotOwner,
    /// Nobody with that number is in the shop or invited.
    #[error("there is no such member")]
    NoMember,
    /// A shop without its owner is nobody's.
    #[error("the owner stays")]
    OwnerStays,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// The member with that number acts for the shop no more; whoever is only invited cannot accept any more.
pub async fn remove_member(work: &Work, shop_id: ShopId, phone: &Phone) -> Result<(), RemoveMemberError> {
    members::owner(work, shop_id).await?.ok_or(RemoveMemberError::NotOwner)?;
    // An answer pressed at the same moment comes before or after, never between.
    members::claim(work, shop_id).await?;
    let member = members::of_phone(&work.tx, shop_id, phone).await?;
    match member.map(|row| (row.account_id, row.role)) {
        Some((_, MemberRole::Owner)) => Err(RemoveMemberError::OwnerStays),
        Some((account_id, MemberRole::Member)) => {
            shop_member::Entity::delete_by_id((shop_id, account_id)).exec(&work.tx).await?;
            work.record(&MemberRemoved { shop_id, account_id }).await?;
            Ok(())
        }
        None if invitations::forget(work, shop_id, phone).await? => {
            work.record(&InvitationTakenBack { shop_id }).await?;
            Ok(())
        }
        None => Err(RemoveMemberError::NoMember),
    }
}

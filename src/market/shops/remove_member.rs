//! The owner takes a member out of her shop.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{MemberRole, members};
use crate::{
    entities::{account, shop_member},
    infra::db::Work,
    kernel::{ids::ShopId, phone::Phone},
};

/// Why nobody is taken out.
#[derive(Debug, thiserror::Error)]
pub enum RemoveMemberError {
    /// Only the owner changes who is in her shop.
    #[error("only the owner removes members")]
    NotOwner,
    /// Nobody with that number is in the shop.
    #[error("there is no such member")]
    NoMember,
    /// A shop without its owner is nobody's.
    #[error("the owner stays")]
    OwnerStays,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// The member with that number acts for the shop no more.
pub async fn remove_member(work: &Work, shop: ShopId, phone: &Phone) -> Result<(), RemoveMemberError> {
    if !members::is_owner(&work.tx, shop, work.actor.principal()).await? {
        return Err(RemoveMemberError::NotOwner);
    }
    let person = account::Entity::find().filter(account::Column::Phone.eq(phone.clone())).one(&work.tx).await?;
    let person = person.ok_or(RemoveMemberError::NoMember)?;
    match members::role(&work.tx, shop, person.id).await? {
        None => Err(RemoveMemberError::NoMember),
        Some(MemberRole::Owner) => Err(RemoveMemberError::OwnerStays),
        Some(MemberRole::Member) => {
            shop_member::Entity::delete_by_id((shop, person.id)).exec(&work.tx).await?;
            Ok(())
        }
    }
}

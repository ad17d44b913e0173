//! The owner lets another account act for her shop.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::{MemberRole, members};
use crate::{
    entities::{account, shop, shop_member},
    infra::db::Work,
    kernel::{ids::ShopId, phone::Phone},
};

/// People in a shop, the owner among them.
pub const MOST_MEMBERS: u64 = 10;

/// Why nobody is added.
#[derive(Debug, thiserror::Error)]
pub enum AddMemberError {
    /// Only the owner changes who is in her shop.
    #[error("only the owner adds members")]
    NotOwner,
    /// Nobody has registered with the number.
    #[error("there is no account with that number")]
    NoAccount,
    /// She is in already.
    #[error("the account is a member already")]
    AlreadyMember,
    /// `MOST_MEMBERS` are in.
    #[error("the shop has its most members")]
    TooMany,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Makes the account with that number a member.
pub async fn add_member(work: &Work, shop: ShopId, phone: &Phone) -> Result<(), AddMemberError> {
    if !members::is_owner(&work.tx, shop, work.actor.principal()).await? {
        return Err(AddMemberError::NotOwner);
    }
    // Two owners' presses at once take turns here, so neither passes the count.
    shop::Entity::find_by_id(shop).lock_exclusive().one(&work.tx).await?;
    let person = account::Entity::find().filter(account::Column::Phone.eq(phone.clone())).one(&work.tx).await?;
    let person = person.ok_or(AddMemberError::NoAccount)?;
    if members::role(&work.tx, shop, person.id).await?.is_some() {
        return Err(AddMemberError::AlreadyMember);
    }
    let inside = shop_member::Entity::find().filter(shop_member::Column::ShopId.eq(shop)).count(&work.tx).await?;
    if inside >= MOST_MEMBERS {
        return Err(AddMemberError::TooMany);
    }
    let row = shop_member::ActiveModel {
        shop_id: Set(shop),
        account_id: Set(person.id),
        role: Set(MemberRole::Member),
        created_at: Set(work.now),
    };
    shop_member::Entity::insert(row).exec_without_returning(&work.tx).await?;
    Ok(())
}

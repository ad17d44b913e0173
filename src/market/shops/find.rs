//! Reads of shops. A seller's look-up goes through her membership: another's shop is not there.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::Status;
use crate::{
    entities::{shop, shop_member},
    infra::db::Work,
    kernel::ids::{AccountId, ShopId, UnitCode},
};

/// A shop in the hands of one of its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnShop {
    /// The shop.
    pub id: ShopId,
    /// In the seller's addresses.
    pub code: String,
    /// In its public address.
    pub slug: String,
    /// As approved, or as first proposed.
    pub name: String,
    /// Where it stands.
    pub status: Status,
    /// Its commune.
    pub unit_code: UnitCode,
}

/// The shop of that code, if the account is a member of it.
pub async fn for_member(db: &impl ConnectionTrait, account: AccountId, code: &str) -> Result<Option<OwnShop>, DbErr> {
    Ok(of_member(db, account).await?.into_iter().find(|shop| shop.code == code))
}

/// Every shop that the account is a member of; hardly ever more than one.
pub async fn of_member(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<OwnShop>, DbErr> {
    let on_shop =
        shop_member::Entity::belongs_to(shop::Entity).from(shop_member::Column::ShopId).to(shop::Column::Id).into();
    let rows = shop::Entity::find()
        .join_rev(JoinType::InnerJoin, on_shop)
        .filter(shop_member::Column::AccountId.eq(account))
        .order_by_asc(shop::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(own_shop).collect())
}

/// The shop of that code, whosever it is: who asks has looked whether she may see it.
pub async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<OwnShop>, DbErr> {
    Ok(shop::Entity::find().filter(shop::Column::Code.eq(code)).one(db).await?.map(own_shop))
}

/// Its code, in the addresses of sellers and staff.
pub async fn code_of(db: &impl ConnectionTrait, id: ShopId) -> Result<Option<String>, DbErr> {
    shop::Entity::find_by_id(id).select_only().column(shop::Column::Code).into_tuple().one(db).await
}

/// The shop that the account owns, if it does.
pub async fn owned(db: &impl ConnectionTrait, account: AccountId) -> Result<Option<OwnShop>, DbErr> {
    Ok(shop::Entity::find().filter(shop::Column::OwnerId.eq(account)).one(db).await?.map(own_shop))
}

/// Whether the account owns a shop: nobody opens a second one.
pub async fn is_owner_of_any(db: &impl ConnectionTrait, account: AccountId) -> Result<bool, DbErr> {
    Ok(shop::Entity::find().filter(shop::Column::OwnerId.eq(account)).one(db).await?.is_some())
}

/// Where products come from: what a shop is called, where it is, and whether it is open.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "shop::Entity")]
#[expect(missing_docs, reason = "each name says it")]
pub struct Origin {
    pub name: String,
    pub unit_code: UnitCode,
    pub former_code: Option<UnitCode>,
    pub status: Status,
}

/// That of a shop.
pub async fn origin(db: &impl ConnectionTrait, shop: ShopId) -> Result<Option<Origin>, DbErr> {
    shop::Entity::find_by_id(shop).into_partial_model().one(db).await
}

/// The same, and nobody stops or opens the shop before the work ends.
pub async fn origin_kept(work: &Work, shop: ShopId) -> Result<Option<Origin>, DbErr> {
    shop::Entity::find_by_id(shop).lock_shared().into_partial_model().one(&work.tx).await
}

pub(super) fn own_shop(row: shop::Model) -> OwnShop {
    OwnShop { id: row.id, code: row.code, slug: row.slug, name: row.name, status: row.status, unit_code: row.unit_code }
}

//! Reads of the people who may act for a shop.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, RelationDef, sea_query::OnConflict,
};
use serde::Serialize;

use super::MemberRole;
use crate::{
    entities::{account, former_member, shop, shop_member},
    infra::db::Work,
    kernel::{
        ids::{AccountId, ShopId},
        instant::Instant,
        phone::Phone,
    },
};

/// People in a shop, the owner among them, and those who are invited.
pub const MOST_MEMBERS: u64 = 10;

/// A person in a shop, as her fellow members see her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member {
    /// As they call themselves.
    pub name: String,
    /// Names the member in forms; members know each other's numbers.
    pub phone: Phone,
    /// May change members.
    pub owner: bool,
}

/// Everybody in a shop, the owner first, then as they joined.
pub async fn of_shop(db: &impl ConnectionTrait, shop: ShopId) -> Result<Vec<Member>, DbErr> {
    let rows = shop_member::Entity::find()
        .filter(shop_member::Column::ShopId.eq(shop))
        .order_by_asc(shop_member::Column::CreatedAt)
        .order_by_asc(shop_member::Column::AccountId)
        .all(db)
        .await?;
    let ids: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    let people = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(db).await?;
    let mut people: HashMap<AccountId, account::Model> = people.into_iter().map(|p| (p.id, p)).collect();
    let member = |row: shop_member::Model| {
        let person = people.remove(&row.account_id)?;
        Some(Member { name: person.name, phone: person.phone, owner: row.role == MemberRole::Owner })
    };
    let mut members: Vec<Member> = rows.into_iter().filter_map(member).collect();
    members.sort_by_key(|member| !member.owner);
    Ok(members)
}

/// What an account may do in a shop, if anything.
pub async fn role(db: &impl ConnectionTrait, shop: ShopId, account: AccountId) -> Result<Option<MemberRole>, DbErr> {
    Ok(shop_member::Entity::find_by_id((shop, account)).one(db).await?.map(|row| row.role))
}

/// Whether the shop shows this number to everybody as its own.
pub async fn shows(db: &impl ConnectionTrait, shop: ShopId, phone: &Phone) -> Result<bool, DbErr> {
    let own = shop::Entity::find_by_id(shop).filter(shop::Column::Phone.eq(phone.clone()));
    own.select_only().column(shop::Column::Id).into_tuple::<ShopId>().one(db).await.map(|found| found.is_some())
}

/// One of these shops in which the account of this number acts. Only whoever holds the number may be told.
pub async fn acts_in(db: &impl ConnectionTrait, shops: &[ShopId], phone: &Phone) -> Result<Option<ShopId>, DbErr> {
    shop_member::Entity::find()
        .select_only()
        .column(shop_member::Column::ShopId)
        .join(JoinType::InnerJoin, on_account())
        .filter(shop_member::Column::ShopId.is_in(shops.iter().copied()))
        .filter(account::Column::Phone.eq(phone.clone()))
        .order_by_asc(shop_member::Column::ShopId)
        .into_tuple()
        .one(db)
        .await
}

/// Whether an account acts for a shop, or did since that moment.
pub async fn had_a_hand(
    db: &impl ConnectionTrait,
    shop: ShopId,
    account: AccountId,
    since: Instant,
) -> Result<bool, DbErr> {
    if role(db, shop, account).await?.is_some() {
        return Ok(true);
    }
    let former = former_member::Entity::find_by_id((shop, account)).one(db).await?;
    Ok(former.is_some_and(|row| row.left_at > since))
}

/// She is in the shop no more.
pub(super) async fn take_out(work: &Work, shop: ShopId, account: AccountId) -> Result<(), DbErr> {
    shop_member::Entity::delete_by_id((shop, account)).exec(&work.tx).await?;
    let row = former_member::ActiveModel { shop_id: Set(shop), account_id: Set(account), left_at: Set(work.now) };
    let again = OnConflict::columns([former_member::Column::ShopId, former_member::Column::AccountId])
        .update_column(former_member::Column::LeftAt)
        .to_owned();
    former_member::Entity::insert(row).on_conflict(again).exec_without_returning(&work.tx).await.map(drop)
}

/// The member with that number.
pub(super) async fn of_phone(
    db: &impl ConnectionTrait,
    shop: ShopId,
    phone: &Phone,
) -> Result<Option<shop_member::Model>, DbErr> {
    shop_member::Entity::find()
        .join(JoinType::InnerJoin, on_account())
        .filter(shop_member::Column::ShopId.eq(shop))
        .filter(account::Column::Phone.eq(phone.clone()))
        .one(db)
        .await
}

fn on_account() -> RelationDef {
    shop_member::Entity::belongs_to(account::Entity).from(shop_member::Column::AccountId).to(account::Column::Id).into()
}

/// How many people are in a shop.
pub(super) async fn count(db: &impl ConnectionTrait, shop: ShopId) -> Result<u64, DbErr> {
    shop_member::Entity::find().filter(shop_member::Column::ShopId.eq(shop)).count(db).await
}

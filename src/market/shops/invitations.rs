//! Reads of invitations: who was asked into a shop and has not answered.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use time::Duration;

use crate::{
    entities::{account, shop, shop_invitation},
    infra::db::Work,
    kernel::{
        ids::{AccountId, ShopId},
        phone::Phone,
    },
    market::claimed::Claimed,
};

/// An invitation without an answer lapses after so long: the number may be somebody else's by then.
pub const LASTS: Duration = Duration::days(30);

/// An invitation as whoever was invited sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Invitation {
    /// Names the shop in the answer.
    pub code: String,
    /// What the shop is called, once a moderator has seen it.
    pub name: Option<String>,
}

/// Every shop that has invited the number, as they did.
pub async fn of_phone(db: &impl ConnectionTrait, phone: &Phone) -> Result<Vec<Invitation>, DbErr> {
    let on_shop = shop_invitation::Entity::belongs_to(shop::Entity)
        .from(shop_invitation::Column::ShopId)
        .to(shop::Column::Id)
        .into();
    let rows = shop::Entity::find()
        .join_rev(JoinType::InnerJoin, on_shop)
        .filter(shop_invitation::Column::Phone.eq(phone.clone()))
        .order_by_asc(shop_invitation::Column::CreatedAt)
        .order_by_asc(shop::Column::Id)
        .all(db)
        .await?;
    let seen = |shop: &shop::Model| shop.status.is_approved().then(|| shop.name.clone());
    Ok(rows.into_iter().map(|shop| Invitation { name: seen(&shop), code: shop.code }).collect())
}

/// The numbers that a shop has invited, as they were.
pub async fn of_shop(db: &impl ConnectionTrait, shop: ShopId) -> Result<Vec<Phone>, DbErr> {
    let rows = shop_invitation::Entity::find()
        .filter(shop_invitation::Column::ShopId.eq(shop))
        .order_by_asc(shop_invitation::Column::CreatedAt)
        .order_by_asc(shop_invitation::Column::Phone)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.phone).collect())
}

/// An invitation in the hands of whoever was invited.
pub(super) struct Invited<'w> {
    pub(super) shop: Claimed<'w, shop::Model>,
    pub(super) phone: Phone,
    pub(super) person: AccountId,
}

/// The invitation into the shop of that code, if it went to the number of whoever's business the work is. The shop's row stays
/// ours until the work ends, so that answers, invitations and removals take turns.
pub(super) async fn claim<'w>(work: &'w Work, code: &str) -> Result<Option<Invited<'w>>, DbErr> {
    let Some(person) = work.actor.principal() else { return Ok(None) };
    let Some(person) = account::Entity::find_by_id(person).one(&work.tx).await? else { return Ok(None) };
    let shop = Claimed::one(work, shop::Entity::find().filter(shop::Column::Code.eq(code))).await?;
    let Some(shop) = shop else { return Ok(None) };
    let row = shop_invitation::Entity::find_by_id((shop.id, person.phone.clone())).one(&work.tx).await?;
    Ok(row.map(|row| Invited { shop, phone: row.phone, person: person.id }))
}

/// Takes an invitation away; tells whether there was one.
pub(super) async fn forget(work: &Work, shop: ShopId, phone: &Phone) -> Result<bool, DbErr> {
    let gone = shop_invitation::Entity::delete_by_id((shop, phone.clone())).exec(&work.tx).await?;
    Ok(gone.rows_affected > 0)
}

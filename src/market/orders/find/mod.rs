//! Look-ups of orders. Each goes through its owner: what is out of scope is not found, so a page cannot leak it.

pub mod earned;
pub mod in_shop;
pub mod overdue;
pub mod purchases;
pub mod sellers;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::{
    entities::order,
    infra::db::Work,
    kernel::ids::{OrderId, PurchaseId, ShopId},
};

/// A shop's own order.
pub async fn of_shop(db: &impl ConnectionTrait, shop: ShopId, code: &str) -> Result<Option<order::Model>, DbErr> {
    shops_own(shop, code).one(db).await
}

/// The same, to change it: the row stays ours until the work ends, so two deeds at once cannot both pass the table of moves.
/// (PostgreSQL locks the row; on SQLite the one writer already stands alone.)
pub async fn claim_in_shop(work: &Work, shop: ShopId, code: &str) -> Result<Option<order::Model>, DbErr> {
    shops_own(shop, code).lock_exclusive().one(&work.tx).await
}

/// An order of a purchase that the buyer has been seen to own, to change it.
pub async fn claim_in_purchase(work: &Work, purchase: PurchaseId, code: &str) -> Result<Option<order::Model>, DbErr> {
    let own = order::Entity::find().filter(order::Column::PurchaseId.eq(purchase)).filter(order::Column::Code.eq(code));
    own.lock_exclusive().one(&work.tx).await
}

/// Any order, to change it: for the system's own deeds.
pub async fn claim(work: &Work, id: OrderId) -> Result<Option<order::Model>, DbErr> {
    order::Entity::find_by_id(id).lock_exclusive().one(&work.tx).await
}

fn shops_own(shop: ShopId, code: &str) -> Select<order::Entity> {
    order::Entity::find().filter(order::Column::ShopId.eq(shop)).filter(order::Column::Code.eq(code))
}

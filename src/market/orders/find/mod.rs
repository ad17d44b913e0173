//! Look-ups of orders. Each goes through its owner: what is out of scope is not found, so a page cannot leak it.

pub mod bought;
pub mod earned;
pub mod in_shop;
pub mod overdue;
pub mod purchases;
pub mod searched;
pub mod sellers;
pub mod unanswered;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Select};

use bought::Order;

use crate::{
    entities::order,
    infra::db::Work,
    kernel::{
        actor::Actor,
        ids::{OrderId, PurchaseId, ShopId},
    },
    market::{claimed::Claimed, shops::in_shop::InShop},
};

/// An order, to be changed.
pub type ClaimedOrder<'w> = Claimed<'w, order::Model>;

/// A shop's own order.
pub async fn of_shop(db: &impl ConnectionTrait, shop: ShopId, code: &str) -> Result<Option<Order>, DbErr> {
    shops_own(shop, code).into_partial_model().one(db).await
}

/// The same, to change it: two deeds at once cannot both pass the table of moves.
pub async fn claim_in_shop<'w>(shop: &InShop<'w>, code: &str) -> Result<Option<ClaimedOrder<'w>>, DbErr> {
    Claimed::one(shop.work(), shops_own(shop.shop(), code)).await
}

/// An order of a purchase that the buyer has been seen to own, to change it.
pub async fn claim_in_purchase<'w>(
    work: &'w Work,
    purchase: PurchaseId,
    code: &str,
) -> Result<Option<ClaimedOrder<'w>>, DbErr> {
    let own = order::Entity::find().filter(order::Column::PurchaseId.eq(purchase)).filter(order::Column::Code.eq(code));
    Claimed::one(work, own).await
}

/// Any order, to change it, for the system's own deeds; for whoever else acts it is not there.
pub async fn claim(work: &Work, id: OrderId) -> Result<Option<ClaimedOrder<'_>>, DbErr> {
    if work.actor != Actor::System {
        return Ok(None);
    }
    Claimed::one(work, order::Entity::find_by_id(id)).await
}

fn shops_own(shop: ShopId, code: &str) -> Select<order::Entity> {
    order::Entity::find().filter(order::Column::ShopId.eq(shop)).filter(order::Column::Code.eq(code))
}

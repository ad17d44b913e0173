//! One step of an order along `status::MOVES`: the checks that every deed shares, and what it does to the stock.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{
    find::{ClaimedOrder, purchases},
    policy,
    status::{self, Deed, Effect},
};
use crate::{
    entities::{
        order::{self, Party},
        order_line,
    },
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{
        actor::Actor,
        ids::{AccountId, OrderId, PurchaseId, ShopId, VariantId},
    },
    market::{catalog::stock, shops::members},
};

/// Why a deed on an order was refused; nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum DeedError {
    /// Not from where the order is, or not by this side.
    #[error("this cannot be done with the order from where it is")]
    WrongStatus,
    /// Somebody would act for both sides of one order, or for somebody else, or a person for the system.
    #[error("this deed is somebody else's")]
    NotYours,
    /// What was said can no longer be taken back.
    #[error("the time to take it back is over")]
    TooLate,
}

/// Who stands on either side of an order.
#[derive(Clone, Copy, Debug)]
pub struct Sides {
    /// Sells.
    pub shop: ShopId,
    /// Buys; `None` for a guest.
    pub buyer: Option<AccountId>,
    /// What was bought.
    pub purchase: PurchaseId,
}

/// Takes a claimed order one step, in the name of `side`; `stamp` writes what the deed leaves on the row.
pub(super) async fn advance(
    work: &Work,
    order: ClaimedOrder<'_>,
    deed: Deed,
    side: Party,
    stamp: impl FnOnce(&mut order::ActiveModel),
) -> Result<OrderId, Refused<DeedError>> {
    admit(work, &order, side).await?;
    let step = status::step(order.status, deed).filter(|step| step.who.contains(&side));
    let step = step.ok_or(Refused::No(DeedError::WrongStatus))?;
    if step.stock == Effect::PutsBack {
        stock::put_back(work, &pieces(work, order.id).await?).await?;
    }
    let mut row = order.into_row().into_active_model();
    row.status = sea_orm::ActiveValue::Set(step.to);
    stamp(&mut row);
    Ok(row.update(&work.tx).await?.id)
}

/// Refuses whoever may not do that side's deeds on a claimed order.
pub(super) async fn admit(work: &Work, order: &ClaimedOrder<'_>, side: Party) -> Result<(), Refused<DeedError>> {
    let sides = Sides { shop: order.shop_id, buyer: order.buyer_id, purchase: order.purchase_id };
    if may_act(&work.tx, work.actor, side, sides).await? { Ok(()) } else { no(DeedError::NotYours) }
}

/// Whether an actor may do that side's deeds on an order, as things stand.
pub async fn may_act(db: &impl ConnectionTrait, actor: Actor, side: Party, sides: Sides) -> Result<bool, DbErr> {
    let mut member = false;
    if side == Party::Buyer {
        for person in [actor.account(), actor.principal()].into_iter().flatten() {
            member |= members::role(db, sides.shop, person).await?.is_some();
        }
        member |= sides.buyer.is_none() && with_the_shops_number(db, sides).await?;
    }
    Ok(policy::may_act(actor, side, sides.buyer, member))
}

/// Whether a guest has bought with a number of the shop: with the one that it shows to everybody, or with a member's that was proved.
/// Before that nobody is told whether a number is a member's, and whoever has proved nothing can type any other.
async fn with_the_shops_number(db: &impl ConnectionTrait, sides: Sides) -> Result<bool, DbErr> {
    let Some(bought) = purchases::by_id(db, sides.purchase).await? else { return Ok(false) };
    if members::shows(db, sides.shop, &bought.phone).await? {
        return Ok(true);
    }
    Ok(bought.proved_at.is_some() && members::acts_in(db, &[sides.shop], &bought.phone).await?.is_some())
}

/// Variant and quantity of each line.
pub(super) async fn pieces(work: &Work, order: OrderId) -> Result<Vec<(VariantId, i64)>, DbErr> {
    order_line::Entity::find()
        .select_only()
        .columns([order_line::Column::VariantId, order_line::Column::Quantity])
        .filter(order_line::Column::OrderId.eq(order))
        .order_by_asc(order_line::Column::VariantId)
        .order_by_asc(order_line::Column::Id)
        .into_tuple()
        .all(&work.tx)
        .await
}

//! Who may act on an order that they can see. Seeing is `find`'s business: no access is no row.

use crate::{
    entities::order::{self, Party},
    kernel::actor::Actor,
};

/// The buyer's deeds are the buyer's (a guest proved herself by code and phone to be shown the order); a buyer who sells too
/// does not act for the shop on her own purchase, nor does her helper: someone else in the shop does; the system's deeds are
/// nobody's.
pub fn may_act(actor: Actor, side: Party, order: &order::Model) -> bool {
    let person = actor.principal();
    match side {
        Party::Buyer => order.buyer_id == person || order.buyer_id.is_none() && actor != Actor::System,
        Party::Seller => person.is_some() && order.buyer_id != person,
        Party::System => actor == Actor::System,
    }
}

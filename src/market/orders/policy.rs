//! Who may act on an order that they can see. Seeing is `find`'s business: no access is no row.

use super::Party;
use crate::kernel::{actor::Actor, ids::AccountId};

/// The buyer's deeds are the buyer's, signed in, or a guest's to whom the claim has opened the purchase: it was bought in that
/// browser, or its number was proved there. Nobody acts for both sides: a `member` of the order's shop never acts as its buyer,
/// and a buyer who sells too does not act for the shop on her own purchase, nor does her helper: someone else in the shop does.
/// The system's deeds are nobody's.
pub fn may_act(actor: Actor, side: Party, buyer: Option<AccountId>, member: bool) -> bool {
    let person = actor.principal();
    match side {
        Party::Buyer => {
            let hers = person.is_none() || buyer.is_none() || buyer == person;
            hers && !member && actor != Actor::System
        }
        Party::Seller => person.is_some() && buyer != person,
        Party::System => actor == Actor::System,
    }
}

//! Who may act on an order that they can see, and how long a word about it may be taken back. Seeing is `find`'s business: no access is no row.

use time::Duration;

use super::Party;
use crate::kernel::{actor::Actor, ids::AccountId, instant::Instant};

/// So long whoever said that an order was delivered may take it back, and so long the news of it waits.
pub const RETRACTED_WITHIN: Duration = Duration::minutes(10);

/// The buyer's deeds are the buyer's, signed in, or a guest's to whom the claim has opened the purchase: it was bought in that
/// browser, or its number was proved there. Nobody acts for both sides: a `member` of the order's shop never acts as its buyer,
/// neither signed in nor as a guest whose number says it, and a buyer who sells too does not act for the shop on her own purchase,
/// nor does her helper: someone else in the shop does. The system's deeds are nobody's.
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

/// Until when a delivery of that moment may be taken back by whoever said it. While the buyer says that nothing has come, `denied`,
/// there is no end (`None`): nobody is harmed where both sides say the same, and without it the order would stay delivered for ever.
pub fn retracted_until(delivered_at: Instant, denied: bool) -> Option<Instant> {
    (!denied).then(|| delivered_at.after(RETRACTED_WITHIN))
}

/// Whether it still may be.
pub fn may_retract(delivered_at: Instant, denied: bool, now: Instant) -> bool {
    retracted_until(delivered_at, denied).is_none_or(|until| now < until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivery_is_taken_back_before_ten_minutes_have_passed_and_later_only_while_the_buyer_denies_it() {
        let delivered = Instant(0);
        let last = delivered.after(RETRACTED_WITHIN).before(Duration::microseconds(1));
        assert!(may_retract(delivered, false, last));
        assert!(!may_retract(delivered, false, delivered.after(RETRACTED_WITHIN)));
        assert!(may_retract(delivered, true, delivered.after(Duration::days(3))));
    }
}

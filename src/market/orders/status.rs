//! Where an order can go from where it is, who may take it there, what that does to the stock, and what each status means. The
//! tables are the rule; a check sees to it that nothing else compares statuses or puts some of them together.

use crate::entities::order::{Party, Status};

/// A step of an order's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// A buyer orders.
    Place,
    /// The shop takes the order.
    Confirm,
    /// The parcel is ready.
    Pack,
    /// The parcel has left.
    HandOver,
    /// The buyer has it.
    Deliver,
    /// Refused at the door, or nobody there.
    FailToDeliver,
    /// The parcel is back at the shop.
    ComeBack,
    /// Nothing more is expected.
    Complete,
    /// The order will not be sent.
    Cancel,
}

/// What a step does to the stock of the order's variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Pieces leave the stock.
    Takes,
    /// Pieces come back to the stock.
    PutsBack,
    /// The stock stays.
    Leaves,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    /// Where it starts; `None` before there was an order.
    pub from: Option<Status>,
    /// What is done.
    pub deed: Deed,
    /// Where it ends.
    pub to: Status,
    /// What the stock does.
    pub stock: Effect,
    /// Who may.
    pub who: &'static [Party],
}

use Deed::*;
use Effect::*;
use Party::*;
use Status::*;

/// Every step ahead. Back leads one alone, a delivery that is taken back: `before_delivery`.
#[rustfmt::skip]
pub const MOVES: &[Move] = &[
    row(None,              Place,         Placed,         Takes,    &[Buyer]),
    row(Some(Placed),      Confirm,       Confirmed,      Leaves,   &[Seller]),
    row(Some(Placed),      Cancel,        Cancelled,      PutsBack, &[Buyer, Seller, System]), // the system: unanswered too long
    row(Some(Confirmed),   Pack,          Packed,         Leaves,   &[Seller]),
    row(Some(Confirmed),   HandOver,      HandedOver,     Leaves,   &[Seller]),                // small households pack at the counter
    row(Some(Confirmed),   Cancel,        Cancelled,      PutsBack, &[Buyer, Seller]),
    row(Some(Packed),      HandOver,      HandedOver,     Leaves,   &[Seller]),
    row(Some(Packed),      Cancel,        Cancelled,      PutsBack, &[Buyer, Seller]),
    row(Some(HandedOver),  Deliver,       Delivered,      Leaves,   &[Buyer, Seller]),
    row(Some(HandedOver),  FailToDeliver, Undelivered,    Leaves,   &[Seller]),                // refused at the door, nobody there
    row(Some(Undelivered), Deliver,       Delivered,      Leaves,   &[Buyer, Seller]),         // a second try
    row(Some(Undelivered), ComeBack,      CameBack,       PutsBack, &[Seller]),
    row(Some(Delivered),   Complete,      Completed,      Leaves,   &[Buyer, System]),         // the system: after some days
];

const fn row(from: Option<Status>, deed: Deed, to: Status, stock: Effect, who: &'static [Party]) -> Move {
    Move { from, deed, to, stock, who }
}

/// The step that `deed` is from `status`, or `None` where it is not possible.
pub fn step(status: Status, deed: Deed) -> Option<&'static Move> {
    MOVES.iter().find(|step| step.from == Some(status) && step.deed == deed)
}

/// Whether `deed` leads to where the order already is: pressing twice is pressing once.
pub fn is_done(status: Status, deed: Deed) -> bool {
    MOVES.iter().any(|step| step.deed == deed && step.to == status)
}

/// What `who` may do next, in the order of the table.
pub fn deeds_of(who: Party, status: Status) -> Vec<Deed> {
    let steps = MOVES.iter().filter(|step| step.from == Some(status) && step.who.contains(&who));
    steps.map(|step| step.deed).collect()
}

/// Where the table lets `who` do that.
pub fn where_may(who: Party, deed: Deed) -> Vec<Status> {
    MOVES.iter().filter(|step| step.deed == deed && step.who.contains(&who)).filter_map(|step| step.from).collect()
}

/// Where an order was before it was delivered, by the way on which it came there: `failed` says that it had been brought in vain
/// before. `None` where it is not delivered, or something has followed.
pub fn before_delivery(status: Status, failed: bool) -> Option<Status> {
    let ways = MOVES.iter().filter(|step| step.deed == Deliver && step.to == status);
    ways.filter_map(|step| step.from).find(|from| is_done(*from, FailToDeliver) == failed)
}

/// Where an order stands that was delivered, and nothing has followed.
pub fn just_delivered() -> Vec<Status> {
    Status::ALL.into_iter().filter(|status| before_delivery(*status, false).is_some()).collect()
}

/// Whether an order is on its way, so that nothing of a delivery is left to be taken back.
pub fn is_on_its_way(status: Status) -> bool {
    step(status, Deliver).is_some()
}

/// Which of its shop's lists an order is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// It waits for the shop's answer.
    Waiting,
    /// Under way, on the side of the shop or of the carrier.
    Going,
    /// The shop has nothing more to do.
    Ended,
}

/// In which tone people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Somebody has to answer.
    Wait,
    /// As hoped for.
    Going,
    /// Well ended.
    Done,
    /// Not as hoped for.
    Stopped,
}

/// What a status means to whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The shop's list.
    pub list: List,
    /// The tone on screen.
    pub tone: Tone,
    /// It counts as sold: in what a shop has earned, in every figure, in what was paid at the door.
    pub sold: bool,
}

/// The answers, side by side: a new status does not compile before each has been given.
#[rustfmt::skip]
pub const fn standing(status: Status) -> Standing {
    let (list, tone, sold) = match status {
        Placed      => (List::Waiting, Tone::Wait,    false),
        Confirmed   => (List::Going,   Tone::Going,   false),
        Packed      => (List::Going,   Tone::Going,   false),
        HandedOver  => (List::Going,   Tone::Going,   false),
        Undelivered => (List::Going,   Tone::Stopped, false),   // may still be brought again
        Delivered   => (List::Ended,   Tone::Done,    true),
        Completed   => (List::Ended,   Tone::Done,    true),
        CameBack    => (List::Ended,   Tone::Stopped, false),
        Cancelled   => (List::Ended,   Tone::Stopped, false),
    };
    Standing { list, tone, sold }
}

/// The statuses with such a standing, for queries.
pub fn those(wanted: impl Fn(Standing) -> bool) -> Vec<Status> {
    Status::ALL.into_iter().filter(|status| wanted(standing(*status))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_out_of_an_end() {
        for end in [Cancelled, Completed, CameBack] {
            assert!(MOVES.iter().all(|step| step.from != Some(end)), "{end:?} is an end");
        }
    }

    #[test]
    fn no_deed_leads_to_two_places() {
        for (i, step) in MOVES.iter().enumerate() {
            let twice = MOVES[i + 1..].iter().any(|other| (other.from, other.deed) == (step.from, step.deed));
            assert!(!twice, "{:?} {:?} twice", step.from, step.deed);
        }
    }

    #[test]
    fn what_is_taken_comes_back_on_every_way_that_is_no_sale() {
        for step in MOVES {
            let back = matches!(step.to, Cancelled | CameBack);
            assert_eq!(step.stock == PutsBack, back, "{:?} {:?}", step.from, step.deed);
            assert_eq!(step.stock == Takes, step.from.is_none(), "{:?} {:?}", step.from, step.deed);
        }
    }

    #[test]
    fn nothing_is_open_after_an_end_and_only_what_was_delivered_is_sold() {
        for status in Status::ALL {
            let sellers = deeds_of(Seller, status);
            assert_eq!(standing(status).list == List::Ended, sellers.is_empty(), "{status:?}: {sellers:?}");
            let delivered = MOVES.iter().any(|step| step.deed == Deliver && step.to == status);
            assert_eq!(standing(status).sold, delivered || status == Completed, "{status:?}");
        }
    }

    #[test]
    fn a_delivery_leads_back_on_every_way_on_which_it_came_and_nothing_else_does() {
        for status in Status::ALL {
            let back = [false, true].map(|failed| before_delivery(status, failed));
            let ways = if status == Delivered { [Some(HandedOver), Some(Undelivered)] } else { [None, None] };
            assert_eq!(back, ways, "{status:?}");
            assert_eq!(is_on_its_way(status), [HandedOver, Undelivered].contains(&status), "{status:?}");
            assert_eq!(just_delivered(), [Delivered]);
        }
    }

    #[test]
    fn the_system_cancels_what_waits_and_completes_what_was_delivered() {
        assert_eq!((where_may(System, Cancel), where_may(System, Complete)), (vec![Placed], vec![Delivered]));
    }

    #[test]
    fn a_seller_answers_packs_and_sends_but_does_not_complete() {
        assert_eq!(deeds_of(Seller, Placed), [Confirm, Cancel]);
        assert_eq!(deeds_of(Seller, Delivered), []);
        assert_eq!(deeds_of(Buyer, HandedOver), [Deliver]);
    }
}

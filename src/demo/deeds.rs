//! What happens in the demo world.

use time::Duration;

use crate::{
    kernel::ids::CertificateId,
    market::{catalog::list::Listed, orders::find::bought::Order},
};

/// Something that will happen.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    /// To shops and listings.
    Goods(GoodsDeed),
    /// To orders.
    Trade(TradeDeed),
}

/// What happens to shops and listings. Numbers are rows of the source files.
#[derive(Clone, Debug)]
pub(super) enum GoodsDeed {
    /// The household opens its shop.
    Open(usize),
    /// The moderator lets it.
    OpenDecided(usize),
    /// The moderator asks for a better photo.
    OpenSentBack(usize),
    /// The seller lists a product.
    List(usize),
    /// The moderator lets it.
    Listed(usize, Listed),
    /// The seller proposes other words for a live product.
    Revise(usize, Listed),
    /// The seller shows a certificate.
    Claim(usize, Listed),
    /// The moderator has seen it.
    Claimed(CertificateId),
    /// Whoever issued it took it back.
    Withdraw(CertificateId),
}

/// What happens to orders.
#[derive(Clone, Debug)]
pub(super) enum TradeDeed {
    /// Somebody buys.
    Buy,
    /// Somebody buys from that shop, which has not answered yet.
    Ask(usize),
    /// A deed on an order, in the order in which they come.
    Step(Box<Order>, Step, Vec<(Duration, Step)>),
    /// A seller counts her shelves.
    Restock(usize),
}

/// A step in an order's life.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// The shop takes it.
    Confirm,
    /// The parcel is ready.
    Pack,
    /// It leaves.
    HandOver,
    /// The buyer has it.
    Deliver,
    /// Nobody there, or refused at the door.
    Fail,
    /// It came back.
    ComeBack,
    /// All is well.
    Complete,
    /// Refused: none left.
    SoldOut,
    /// Refused: too far.
    CannotDeliver,
    /// The buyer cancels.
    ChangeMind,
    /// Nobody answered in time.
    Unanswered,
}

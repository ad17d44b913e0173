//! A paper by which nothing is sold, and what would be needed.

use serde::Serialize;
use time::Date;

use crate::market::{
    certificates::{registered::Claim, valid::State},
    places::provinces::full_name,
    registry::find::Entry,
};

/// A line.
#[derive(Clone, Serialize)]
pub(super) struct Line {
    pub(super) place: &'static str,
    pub(super) holder: String,
    pub(super) product: String,
    pub(super) number: String,
    pub(super) stars: Option<i32>,
    pub(super) expires_on: Date,
    /// The shop that has come furthest with it.
    pub(super) shop: Option<String>,
    /// Key of what is to be done next.
    pub(super) next: &'static str,
}

impl Line {
    /// For samples of pages: one of each.
    pub(super) fn samples() -> Vec<Self> {
        let line = |next, shop: Option<&str>| Self {
            place: "Xã Mèo Vạc",
            holder: "Hộ Vàng Thị Mỷ".into(),
            product: "Mật ong bạc hà".into(),
            number: "12/GCN-OCOP".into(),
            stars: Some(4),
            expires_on: Date::MIN,
            shop: shop.map(str::to_owned),
            next,
        };
        let claimed = [State::Valid, State::Pending, State::SentBack, State::Expired]
            .map(next)
            .map(|next| line(next, Some("Mật ong Mỷ")));
        [line(UNCLAIMED, None)].into_iter().chain(claimed).collect()
    }
}

/// Nobody sells it: a shop is to be opened, or the product listed with its paper.
const UNCLAIMED: &str = "registry-next-unclaimed";

/// The paper, and what shops claim by it.
pub(super) fn line(claims: Vec<Claim>, entry: Entry) -> Line {
    let furthest = claims.into_iter().min_by_key(|claim| rank(claim.state));
    Line {
        place: entry.said.unit_code.as_ref().map_or("", |code| full_name(code)),
        holder: entry.said.holder,
        product: entry.said.product,
        number: entry.said.number,
        stars: entry.said.stars,
        expires_on: entry.said.expires_on,
        next: furthest.as_ref().map_or(UNCLAIMED, |claim| next(claim.state)),
        shop: furthest.map(|claim| claim.shop_name),
    }
}

fn rank(state: State) -> u8 {
    match state {
        State::Valid | State::Expiring => 0,
        State::Pending => 1,
        State::SentBack => 2,
        State::Ahead | State::Expired | State::Withdrawn => 3,
    }
}

fn next(state: State) -> &'static str {
    match state {
        State::Valid | State::Expiring => "registry-next-off-sale",
        State::Pending => "registry-next-pending",
        State::SentBack => "registry-next-sent-back",
        State::Ahead | State::Expired | State::Withdrawn => "registry-next-over",
    }
}

//! A paper of the registry as lists and its own page show it.

use serde::Serialize;
use time::Date;

use crate::{
    market::{
        accounts::Role,
        certificates::{registered::Claim, valid::State},
        moderation::reach::Reach,
        places::provinces::full_name,
        registry::{details::Details, find::Entry},
    },
    pages::visit::Visit,
};

/// A paper.
#[derive(Clone, Serialize)]
pub(super) struct Line {
    pub(super) href: String,
    /// Key of its kind.
    pub(super) kind: &'static str,
    pub(super) number: String,
    pub(super) stars: Option<i32>,
    pub(super) holder: String,
    pub(super) product: String,
    pub(super) place: &'static str,
    pub(super) issued_on: Date,
    pub(super) expires_on: Date,
    pub(super) standing: Standing,
    pub(super) claims: Vec<Claimed>,
}

/// Where it stands today: the key of the word, and how it looks.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Standing {
    pub(super) word: &'static str,
    pub(super) tone: &'static str,
}

/// What a shop claims by it.
#[derive(Clone, Serialize)]
pub(super) struct Claimed {
    /// Its page, where whoever looks decides about it.
    pub(super) href: Option<String>,
    pub(super) shop: String,
    pub(super) product: String,
    pub(super) state: State,
    /// Its product can be bought, and bears what the paper says.
    pub(super) sold: bool,
}

impl Line {
    /// As it stands on a day; those that end by `ending` end soon. What is sold everybody sees; what waits or was sent back, whoever
    /// decides about it and administrators.
    pub(super) fn of(visit: &Visit, entry: &Entry, claims: Vec<Claim>, (today, ending): (Date, Date)) -> Self {
        let person = visit.person.as_ref();
        let reach = person.map(Reach::of);
        let decides = |claim: &Claim| reach.as_ref().is_some_and(|reach| reach.covers(&claim.unit));
        let all = person.is_some_and(|person| person.has(Role::Admin));
        let claims = claims.into_iter().map(|claim| (decides(&claim), Claimed::from(claim)));
        let claims = claims.filter(|(decides, claimed)| all || *decides || claimed.sold);
        let claims =
            claims.map(|(decides, claimed)| Claimed { href: claimed.href.filter(|_| decides), ..claimed }).collect();
        let Details { scheme, number, stars, holder, product, unit_code, issued_on, expires_on, .. } =
            entry.said.clone();
        Self {
            href: path(entry),
            kind: scheme.key(),
            number,
            stars,
            holder,
            product,
            place: unit_code.as_ref().map_or("", |code| full_name(code)),
            issued_on,
            expires_on,
            standing: standing(entry, (today, ending)),
            claims,
        }
    }

    /// For samples of pages.
    pub(super) fn sample(standing: Standing, claims: Vec<Claimed>) -> Self {
        Self {
            href: "/staff/registry/entries/7".into(),
            kind: crate::market::registry::Scheme::Ocop.key(),
            number: "12/GCN-OCOP".into(),
            stars: Some(4),
            holder: "Hộ Vàng Thị Mỷ".into(),
            product: "Mật ong bạc hà".into(),
            place: "Xã Mèo Vạc",
            issued_on: Date::MIN,
            expires_on: Date::MIN,
            standing,
            claims,
        }
    }
}

/// Where its page is.
pub(super) fn path(entry: &Entry) -> String {
    format!("/staff/registry/entries/{}", entry.id.0)
}

impl Standing {
    pub(super) const VALID: Self = Self { word: "registry-stands-valid", tone: "" };
    pub(super) const ENDING: Self = Self { word: "registry-stands-ending", tone: "wait" };
    pub(super) const OVER: Self = Self { word: "registry-stands-over", tone: "stop" };
    pub(super) const LEFT: Self = Self { word: "registry-stands-left", tone: "stop" };
}

/// Where it stands.
pub(super) fn standing(entry: &Entry, (today, ending): (Date, Date)) -> Standing {
    let end = entry.said.expires_on;
    match entry.left {
        Some(_) => Standing::LEFT,
        None if end < today => Standing::OVER,
        None if end <= ending => Standing::ENDING,
        None => Standing::VALID,
    }
}

impl Claimed {
    /// For samples of pages.
    pub(super) fn sample(state: State) -> Self {
        Self {
            href: state.holds().then(|| "/staff/papers/7".into()),
            shop: "Mật ong Mỷ".into(),
            product: "Mật ong bạc hà".into(),
            sold: state.holds(),
            state,
        }
    }
}

impl From<Claim> for Claimed {
    fn from(claim: Claim) -> Self {
        Self {
            href: Some(format!("/staff/papers/{}", claim.id.0)),
            sold: claim.shown && claim.state.holds(),
            shop: claim.shop_name,
            product: claim.product_name,
            state: claim.state,
        }
    }
}

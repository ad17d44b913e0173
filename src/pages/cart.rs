//! The visitor's cart: which one it is.

use axum_extra::extract::SignedCookieJar;

use super::visit::Visit;
use crate::{
    infra::{limits::Limited, secret::hex},
    kernel::code,
    market::carts::{find, holder::Holder},
    web::{
        cookies::{self, CART},
        error::WebError,
    },
};

const DAYS: i64 = 60;

/// The cart of whoever asks; `None` for a visitor who never put anything in.
pub fn holder(visit: &Visit) -> Option<Holder> {
    match &visit.person {
        Some(person) => Some(Holder::Account(person.id)),
        None => visit.jar.get(CART).map(|cookie| Holder::of_token(cookie.value())),
    }
}

/// The cart that whoever orders takes out of. A visitor without one has nothing in it: what was ordered out of a cart that is not hers
/// any more (she has signed out since) is not ordered again unasked.
pub fn holder_or_nobodys(visit: &Visit) -> Holder {
    holder(visit).unwrap_or_else(|| Holder::of_token(""))
}

/// The cart that something is put into: with a new cookie where a visitor had none; nothing where too many carts have been begun from her address. Whoever brings
/// one has it already; to begin one is a row for somebody whom nobody knows.
pub async fn holder_or_new(visit: &Visit) -> Result<Option<(Holder, SignedCookieJar)>, WebError> {
    let jar = visit.jar.clone();
    if let Some(holder) = holder(visit) {
        return Ok(Some((holder, jar)));
    }
    if !visit.may_take(&visit.with_address(Limited::CartFrom, [])).await? {
        return Ok(None);
    }
    let token = hex(&code::bytes());
    let cookie = cookies::cookie(CART, token.clone(), DAYS, visit.app.config.is_https());
    Ok(Some((Holder::of_token(&token), jar.add(cookie))))
}

/// Whether the browser has brought nothing of ours: it is here for the first time, or refuses cookies.
pub fn is_new(visit: &Visit) -> bool {
    visit.person.is_none() && visit.jar.iter().next().is_none()
}

/// How many lines the cart has, for the head of every page; no query for a visitor without a cart, nor for whoever is
/// signed in and only looks.
pub async fn count(visit: &Visit) -> i64 {
    if let Some(lines) = visit.in_cart {
        return lines;
    }
    let Some(holder) = holder(visit) else { return 0 };
    match find::count(&visit.app.db.read, &holder).await {
        Ok(lines) => i64::try_from(lines).unwrap_or(i64::MAX),
        Err(error) => {
            tracing::warn!(%error, "the cart could not be counted");
            0
        }
    }
}

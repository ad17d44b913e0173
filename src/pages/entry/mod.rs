//! How one comes in: register, sign in, set a new password, and leave again.

pub mod buttons;
pub mod register;
pub mod reset;
pub mod sign_in;

use axum_extra::extract::SignedCookieJar;

use super::{known, proving, visit::Visit};
use crate::{
    infra::{watch::security, words::Message},
    kernel::{calendar, ids::AccountId, phone::Phone},
    market::{
        accounts::{
            Role,
            bars::{self, find::Barred},
            find,
        },
        carts::{holder::Holder, merge::merge},
        shops,
    },
    web::{cookies, error::WebError},
};

/// Where somebody who was on the way to nowhere goes from the sign-in: to the work that waits for them, else to the account.
async fn home_of(visit: &Visit, account: AccountId, epoch: i32) -> Result<&'static str, WebError> {
    let db = &visit.app.db.read;
    let person = find::person(db, account, epoch).await?;
    let has = |role| person.as_ref().is_some_and(|person| person.has(role));
    if has(Role::Moderator) || has(Role::Admin) {
        return Ok("/staff");
    }
    if has(Role::Analyst) {
        return Ok("/department");
    }
    Ok(if shops::find::of_member(db, account).await?.is_empty() { "/account" } else { "/seller" })
}

/// What no password of that account is: her own name and her shops'.
pub(super) async fn names_of(visit: &Visit, account: AccountId, name: &str) -> Result<Vec<String>, WebError> {
    let shops = shops::find::of_member(&visit.app.db.read, account).await?;
    Ok(shops.into_iter().map(|shop| shop.name).chain([name.to_owned()]).collect())
}

/// Makes this session the account's, and brings the visitor's cart into it. Every way in ends here; returns the cookies to be
/// sent with the answer. The browser knows the number from now on. Whose account is barred is told why, and is not in.
pub(super) async fn enter(
    visit: &Visit,
    account: AccountId,
    epoch: i32,
    phone: &Phone,
) -> Result<SignedCookieJar, WebError> {
    if let Some(barred) = bars::find::barred(&visit.app.db.read, account, visit.now.day()).await? {
        security::refused("a barred account", Some(account.0), &visit.ip_key());
        return Err(WebError::Barred(said(barred)));
    }
    visit.sign_in(account, epoch).await?;
    security::signed_in(account.0, visit.page());
    let jar = super::guest::forget(proving::forget(visit.jar.clone()));
    let jar = known::remember(visit, jar, phone);
    let Some(cart) = visit.jar.get(cookies::CART) else { return Ok(jar) };
    let work = visit.begin_as_new(account).await?;
    merge(&work, &Holder::of_token(cart.value()), account).await?;
    visit.commit(work).await?;
    Ok(jar.add(cookies::gone(cookies::CART)))
}

fn said(Barred { until, words }: Barred) -> Message {
    match until {
        Some(until) => Message::new("barred-until").with("words", words).with("until", calendar::day(until)),
        None => Message::new("barred-for-good").with("words", words),
    }
}

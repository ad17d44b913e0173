//! Whether whoever asks may see a purchase: its buyer, signed in; the browser that bought it, or in which its number was proved by a
//! texted code; or who holds its secret link, once the number is proved. Code and number alone, which the shops know too, open
//! nothing here.

use axum_extra::extract::SignedCookieJar;

use super::visit::Visit;
use crate::{
    infra::{db::Work, limits::Limited},
    market::orders::find::{self, ClaimedOrder, bought::Purchase, purchases},
    web::{
        cookies::{self, BOUGHT},
        error::WebError,
        page::SeeOther,
    },
};

/// So many purchases are remembered; the oldest goes first.
const MOST: usize = 20;
const DAYS: i64 = 90;

/// The purchase of that code, if this visitor may see all of it.
pub async fn purchase(visit: &Visit, code: &str) -> Result<Option<Purchase>, WebError> {
    Ok(purchases::by_code(&visit.app.db.read, code).await?.filter(|purchase| may_see(visit, purchase)))
}

/// What a purchase's page or an order's shows to who asks for it.
pub enum Door {
    /// All of it.
    Open(Purchase),
    /// She holds the link: this browser is remembered, and goes on without it.
    Let(Box<SeeOther>),
    /// She holds the link, but nobody knows yet whose the number is.
    Stages(Purchase),
    /// Nothing.
    Closed,
}

/// Looks at the purchase, and at the key that the address may carry. Wrong keys are counted like wrong codes; a right one is too long to
/// be guessed, and is taken whatever others have tried from the same address.
pub async fn door(visit: &Visit, purchase: Option<Purchase>) -> Result<Door, WebError> {
    if let Some(purchase) = purchase.as_ref().filter(|purchase| may_see(visit, purchase)) {
        return Ok(Door::Open(purchase.clone()));
    }
    let Some(key) = visit.asked("k") else { return Ok(Door::Closed) };
    let Some(purchase) = purchase.filter(|purchase| purchase.opens(&visit.app.secret, &key)) else {
        visit.refused("a purchase with a wrong key");
        visit.may_take(&visit.with_address(Limited::LookUp, [])).await?;
        return Ok(Door::Closed);
    };
    if purchase.proved_at.is_none() {
        return Ok(Door::Stages(purchase));
    }
    Ok(Door::Let(Box::new(SeeOther::to(visit.page()).jar(remember(visit, &purchase.code)))))
}

/// An order of such a purchase, to change it.
pub async fn claim_order<'w>(visit: &Visit, work: &'w Work, code: &str) -> Result<Option<ClaimedOrder<'w>>, WebError> {
    let purchase = purchases::of_order(&work.tx, code).await?.filter(|purchase| may_see(visit, purchase));
    let Some(purchase) = purchase else {
        visit.refused("a deed on an order of others");
        return Ok(None);
    };
    Ok(find::claim_in_purchase(work, purchase.id, code).await?)
}

/// The jar with one more purchase in it: bought in this browser, or proved to be hers just now.
pub fn remember(visit: &Visit, code: &str) -> SignedCookieJar {
    let mut codes = remembered(visit);
    codes.retain(|known| known != code);
    codes.push(code.to_owned());
    let from = codes.len().saturating_sub(MOST);
    let cookie = cookies::cookie(BOUGHT, codes[from..].join("."), DAYS, visit.app.config.is_https());
    visit.jar.clone().add(cookie)
}

/// Whether a purchase is open to this visitor.
pub fn may_see(visit: &Visit, purchase: &Purchase) -> bool {
    let own = visit.person.as_ref().is_some_and(|person| purchase.buyer_id == Some(person.id));
    own || remembered(visit).contains(&purchase.code)
}

/// A signature says that a value is ours, not which cookie it was made for: another one's words, put here, are no codes.
fn remembered(visit: &Visit) -> Vec<String> {
    let value = visit.jar.get(BOUGHT).map(|cookie| cookie.value().to_owned()).unwrap_or_default();
    if !value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.') {
        return Vec::new();
    }
    value.split('.').filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

//! Whether whoever asks may see a purchase: its buyer, signed in; the browser that bought it; or the browser in which its
//! number was proved by a texted code. Code and number alone, which the shops know too, open nothing here.

use axum_extra::extract::SignedCookieJar;

use super::visit::Visit;
use crate::{
    infra::db::Work,
    market::orders::find::{self, ClaimedOrder, bought::Purchase, purchases},
    web::{
        cookies::{self, BOUGHT},
        error::WebError,
    },
};

/// So many purchases are remembered; the oldest goes first.
const MOST: usize = 20;
const DAYS: i64 = 90;

/// The purchase of that code, if this visitor may see it.
pub async fn purchase(visit: &Visit, code: &str) -> Result<Option<Purchase>, WebError> {
    Ok(purchases::by_code(&visit.app.db.read, code).await?.filter(|purchase| may_see(visit, purchase)))
}

/// The purchase that an order belongs to, if this visitor may see it.
pub async fn purchase_of_order(visit: &Visit, code: &str) -> Result<Option<Purchase>, WebError> {
    Ok(purchases::of_order(&visit.app.db.read, code).await?.filter(|purchase| may_see(visit, purchase)))
}

/// An order of such a purchase, to change it.
pub async fn claim_order<'w>(visit: &Visit, work: &'w Work, code: &str) -> Result<Option<ClaimedOrder<'w>>, WebError> {
    let purchase = purchases::of_order(&work.tx, code).await?.filter(|purchase| may_see(visit, purchase));
    match purchase {
        Some(purchase) => Ok(find::claim_in_purchase(work, purchase.id, code).await?),
        None => Ok(None),
    }
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

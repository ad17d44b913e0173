//! Cookies of ours: signed, `HttpOnly`, `SameSite=Lax`, `Secure` where the site is reached by https.

use axum_extra::extract::{
    SignedCookieJar,
    cookie::{Cookie, SameSite},
};
use time::Duration;

use crate::infra::words::Language;

/// The nonce that form tokens of visitors without a session are bound to.
pub const FORM: &str = "form";
/// One message for the next page.
pub const FLASH: &str = "flash";
/// The visitor's cart.
pub const CART: &str = "cart";
/// `vi` or `en`.
pub const LANGUAGE: &str = "language";
/// Text size and contrast, `large+high`.
pub const SIGHT: &str = "sight";
/// Which texted code this browser may try.
pub const PROVING: &str = "proving";
/// Which numbers have come in with this browser.
pub const KNOWN: &str = "known";
/// Codes of what this browser bought, so that its owner may look without signing in.
pub const BOUGHT: &str = "bought";
/// Which numbers were proved in this browser at checkout.
pub const PROVED: &str = "proved";
/// What a guest has typed at checkout.
pub const GUEST: &str = "guest";

/// A cookie that stays for `days`; for 0 it goes with the browser.
pub fn cookie(name: &'static str, value: String, days: i64, secure: bool) -> Cookie<'static> {
    let mut cookie = Cookie::build((name, value)).path("/").http_only(true).same_site(SameSite::Lax).secure(secure);
    if days > 0 {
        cookie = cookie.max_age(Duration::days(days));
    }
    cookie.build()
}

/// The language that was chosen in this browser.
pub fn language(jar: &SignedCookieJar) -> Option<Language> {
    jar.get(LANGUAGE).map(|cookie| Language::parse(cookie.value()).unwrap_or_default())
}

/// What to add to the jar so that the browser forgets it.
pub fn gone(name: &'static str) -> Cookie<'static> {
    Cookie::build((name, "")).path("/").max_age(Duration::ZERO).build()
}

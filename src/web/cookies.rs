//! Cookies of ours: signed, `HttpOnly`, `SameSite=Lax`, `Secure` where the site is reached by https. There each is called `__Host-…`
//! outside, which a browser takes from this host alone, sealed, and for every path: no neighbour under the same domain and nobody on the
//! way can plant one. Inside they have their plain names: what stands before the site (`web/kept/front.rs`) calls them by the others.

use axum::http::{
    HeaderMap, HeaderValue,
    header::{COOKIE, SET_COOKIE},
};
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
/// Whose password was typed in this browser a moment ago.
pub const SECOND: &str = "second";
/// Which numbers have come in with this browser.
pub const KNOWN: &str = "known";
/// Codes of what this browser bought, so that its owner may look without signing in.
pub const BOUGHT: &str = "bought";
/// Which numbers were proved in this browser at checkout.
pub const PROVED: &str = "proved";
/// What a guest has typed at checkout.
pub const GUEST: &str = "guest";

/// Whose number was proved in this browser to read what is kept of it.
pub const HOLDER: &str = "holder";

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

/// What is before a name outside.
const PREFIX: &str = "__Host-";

/// Cookies as they are called inside. One that came without the prefix may be anybody's, and is none of ours.
pub fn inside(headers: &mut HeaderMap) {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().strip_prefix(PREFIX));
    let ours = pairs.collect::<Vec<_>>().join("; ");
    headers.remove(COOKIE);
    if !ours.is_empty() {
        headers.extend(ours.parse::<HeaderValue>().ok().map(|ours| (COOKIE, ours)));
    }
}

/// Cookies as they are called outside; one that the browser is to forget has to be as sealed as it was when it was set.
pub fn outside(headers: &mut HeaderMap) {
    let set: Vec<HeaderValue> = headers.get_all(SET_COOKIE).iter().filter_map(called_outside).collect();
    headers.remove(SET_COOKIE);
    headers.extend(set.into_iter().map(|cookie| (SET_COOKIE, cookie)));
}

fn called_outside(cookie: &HeaderValue) -> Option<HeaderValue> {
    let cookie = cookie.to_str().ok()?;
    let is_sealed = cookie.split(';').skip(1).any(|attribute| attribute.trim().eq_ignore_ascii_case("secure"));
    let seal = if is_sealed { "" } else { "; Secure" };
    [PREFIX, cookie, seal].concat().parse().ok()
}

/// What to add to the jar so that the browser forgets it.
pub fn gone(name: &'static str) -> Cookie<'static> {
    Cookie::build((name, "")).path("/").max_age(Duration::ZERO).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: axum::http::HeaderName, values: &[&'static str]) -> HeaderMap {
        values.iter().map(|value| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    fn inside_of(values: &[&'static str]) -> Option<String> {
        let mut headers = headers(COOKIE, values);
        inside(&mut headers);
        assert!(headers.get_all(COOKIE).iter().count() < 2);
        headers.get(COOKIE).map(|value| value.to_str().unwrap().to_owned())
    }

    #[test]
    fn one_without_the_prefix_is_none_of_ours() {
        assert_eq!(inside_of(&["__Host-session=a; cart=b"]).as_deref(), Some("session=a"));
        assert_eq!(inside_of(&["__Host-session=a=; x", "__Host-cart=b"]).as_deref(), Some("session=a=; cart=b"));
        assert_eq!(inside_of(&["session=planted; __host-session=a;__Secure-session=b"]), None);
        assert_eq!(inside_of(&[]), None);
    }

    #[test]
    fn outside_each_has_its_prefix_and_is_sealed_once() {
        let mut told = headers(SET_COOKIE, &["session=a; HttpOnly; Secure; Path=/", "flash=; Path=/; Max-Age=0"]);
        outside(&mut told);
        let told: Vec<_> = told.get_all(SET_COOKIE).iter().collect();
        assert_eq!(told, ["__Host-session=a; HttpOnly; Secure; Path=/", "__Host-flash=; Path=/; Max-Age=0; Secure"],);
    }
}

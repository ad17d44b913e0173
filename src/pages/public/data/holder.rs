//! Whose number was proved in this browser to read what is kept of it: a signed cookie, for a quarter of an hour from the proof. Phones are
//! lent.

use axum_extra::extract::SignedCookieJar;
use time::Duration;

use crate::{
    kernel::{instant::Instant, phone::Phone},
    pages::visit::Visit,
    web::cookies::{self, HOLDER},
};

const HOLDS: Duration = Duration::minutes(15);
/// A signature says that a value is ours, not which cookie it was made for: no other of ours has it.
const BETWEEN: char = '~';

/// The number, while the proof holds.
pub(super) fn read(visit: &Visit) -> Option<Phone> {
    let cookie = visit.jar.get(HOLDER)?;
    let (phone, at) = parse(cookie.value())?;
    holds(at, visit.now).then_some(phone)
}

/// The jar of a browser in which it was proved just now.
pub(super) fn remember(visit: &Visit, jar: SignedCookieJar, phone: &Phone) -> SignedCookieJar {
    let value = written(phone, visit.now);
    jar.add(cookies::cookie(HOLDER, value, 0, visit.app.config.is_https()))
}

fn written(phone: &Phone, at: Instant) -> String {
    format!("{}{BETWEEN}{}", phone.as_str(), at.0)
}

fn parse(value: &str) -> Option<(Phone, Instant)> {
    let (phone, at) = value.split_once(BETWEEN)?;
    Some((Phone::parse(phone)?, Instant(at.parse().ok()?)))
}

fn holds(at: Instant, now: Instant) -> bool {
    at <= now && now.since(at) < HOLDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_written_and_another_cookies_words_are_nobodys() {
        let (phone, at) = (Phone::parse("0900000001").expect("a number"), Instant(1_795_311_000_000_000));
        assert_eq!(parse(&written(&phone, at)), Some((phone, at)));
        let proof = format!("{}@1", "a".repeat(20));
        for other in ["", "12:0900000001", &proof, "K7QM2XPA.K7QM2XPB", "vi", "{\"v\":1}", "0900000001~", "~1"] {
            assert_eq!(parse(other), None, "{other}");
        }
    }

    #[test]
    fn it_holds_a_quarter_of_an_hour_and_none_is_of_tomorrow() {
        let now = Instant(1_795_311_000_000_000);
        assert!(holds(now, now) && holds(now.before(HOLDS - Duration::SECOND), now));
        assert!(!holds(now.before(HOLDS), now) && !holds(now.after(Duration::SECOND), now));
    }
}

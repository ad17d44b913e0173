//! Browsers that somebody has come in with before: a signed cookie that stays for a year, also after signing out. It lets nobody in. Who
//! types a number's password in a browser that knows the number is not held up by what strangers typed elsewhere.

use axum_extra::extract::SignedCookieJar;

use super::visit::Visit;
use crate::{
    infra::{
        limits::{Bucket, Limited},
        passwords::turns::Asker,
        secret::{Secret, hex},
    },
    kernel::{code, phone::Phone},
    web::cookies::{self, KNOWN},
};

/// Households share a phone; the number that came in longest ago goes first.
const MOST: usize = 5;
const DAYS: i64 = 365;
/// All browsers that know a number have so many times together what one has: nobody guesses more by having come in with many.
const TOGETHER: u32 = 5;
/// Letters of what a browser is called.
const BROWSER: usize = 32;
/// Letters of what a number is called.
const NUMBER: usize = 16;

/// A browser that knows a number.
pub struct Known {
    browser: String,
    number: String,
}

impl Known {
    /// This one, if it does.
    pub fn of(visit: &Visit, phone: &Phone) -> Option<Self> {
        let number = number(&visit.app.secret, phone);
        let (browser, numbers) = read(&visit.jar)?;
        numbers.contains(&number).then_some(Self { browser, number })
    }

    /// What it has for itself, and what all that know the number have together.
    pub fn buckets(&self, what: Limited) -> Vec<Bucket> {
        let own = Bucket::of(what, format!("browser {} {}", self.browser, self.number));
        vec![own, Bucket::of(what, format!("browsers of {}", self.number)).times(TOGETHER)]
    }

    /// As it waits for its turn: by the number, so that nobody is many by coming in with many browsers.
    pub fn asker(&self) -> Asker<'_> {
        Asker::Known(&self.number)
    }
}

/// What a number is called where it need not be read.
pub fn number(secret: &Secret, phone: &Phone) -> String {
    let mut tag = secret.tag("known", phone.as_str());
    tag.truncate(NUMBER);
    tag
}

/// The jar of a browser that knows this number too.
pub fn remember(visit: &Visit, jar: SignedCookieJar, phone: &Phone) -> SignedCookieJar {
    let number = number(&visit.app.secret, phone);
    let (browser, mut numbers) = read(&visit.jar).unwrap_or_else(|| (hex(&code::bytes()[..BROWSER / 2]), Vec::new()));
    numbers.retain(|known| *known != number);
    numbers.push(number);
    let from = numbers.len().saturating_sub(MOST);
    let value = [vec![browser], numbers.split_off(from)].concat().join("-");
    jar.add(cookies::cookie(KNOWN, value, DAYS, visit.app.config.is_https()))
}

fn read(jar: &SignedCookieJar) -> Option<(String, Vec<String>)> {
    jar.get(KNOWN).and_then(|cookie| parse(cookie.value()))
}

/// A signature says that a value is ours, not which cookie it was made for: what is written otherwise is none of these.
fn parse(value: &str) -> Option<(String, Vec<String>)> {
    let mut parts = value.split('-');
    let is = |part: &str, letters| part.len() == letters && part.bytes().all(|b| b.is_ascii_hexdigit());
    let browser = parts.next().filter(|part| is(part, BROWSER))?.to_owned();
    let numbers: Vec<String> = parts.map(str::to_owned).collect();
    let fits = !numbers.is_empty() && numbers.len() <= MOST && numbers.iter().all(|part| is(part, NUMBER));
    fits.then_some((browser, numbers))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn another_cookies_words_are_no_numbers() {
        let nonce = "0123456789abcdef0123456789abcdef";
        for other in
            ["", nonce, "12:0900000001", "K7QM2XPA.K7QM2XPB", "vi", "large+high", "{\"key\":\"a-b\"}", "-", "--"]
        {
            assert_eq!(parse(other), None, "{other}");
        }
        let number = "-0123456789abcdef";
        assert!(parse(&format!("{nonce}{number}")).is_some_and(|(_, numbers)| numbers.len() == 1));
        assert!(parse(&format!("{nonce}{}", number.repeat(MOST))).is_some());
        assert_eq!(parse(&format!("{nonce}{}", number.repeat(MOST + 1))), None);
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_written_the_same_again(value in "[0-9a-f]{30,34}(-[0-9a-f]{15,17}){0,6}|\\PC{0,80}") {
            if let Some((browser, numbers)) = parse(&value) {
                prop_assert_eq!([vec![browser], numbers].concat().join("-"), value);
            }
        }
    }
}

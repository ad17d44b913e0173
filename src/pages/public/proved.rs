//! Numbers that were proved in this browser by a code at checkout: a signed cookie, for ninety days from the proof. It orders as the
//! holder of a number, and opens nothing that was bought.

use axum_extra::extract::SignedCookieJar;
use time::Duration;

use crate::{
    infra::secret::Secret,
    kernel::{instant::Instant, phone::Phone},
    pages::visit::Visit,
    web::cookies::{self, PROVED},
};

/// Households share a phone; the number that was proved longest ago goes first.
const MOST: usize = 5;
const DAYS: i64 = 90;
/// Letters of what a number is called.
const NUMBER: usize = 20;

/// A number, as it is called here, and when it was proved.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Proof {
    number: String,
    at: Instant,
}

/// Whether the number was proved here, not too long ago.
pub(super) fn knows(visit: &Visit, phone: &Phone) -> bool {
    let number = number(&visit.app.secret, phone);
    read(&visit.jar).iter().any(|proof| proof.number == number && proof.holds(visit.now))
}

/// Whether any was.
pub(super) fn any(visit: &Visit) -> bool {
    read(&visit.jar).iter().any(|proof| proof.holds(visit.now))
}

/// The jar of a browser in which this number too was proved just now.
pub(super) fn remember(visit: &Visit, jar: SignedCookieJar, phone: &Phone) -> SignedCookieJar {
    let number = number(&visit.app.secret, phone);
    let mut proofs = read(&visit.jar);
    proofs.retain(|proof| proof.number != number && proof.holds(visit.now));
    proofs.push(Proof { number, at: visit.now });
    let from = proofs.len().saturating_sub(MOST);
    jar.add(cookies::cookie(PROVED, written(&proofs[from..]), DAYS, visit.app.config.is_https()))
}

impl Proof {
    fn holds(&self, now: Instant) -> bool {
        self.at <= now && now.since(self.at) < Duration::days(DAYS)
    }

    fn parse(text: &str) -> Option<Self> {
        let (number, at) = text.split_once('@')?;
        let is_number = number.len() == NUMBER && number.bytes().all(|b| b.is_ascii_hexdigit());
        let is_moment = !at.is_empty() && at.bytes().all(|b| b.is_ascii_digit());
        let at = at.parse().ok().filter(|_| is_number && is_moment)?;
        Some(Self { number: number.to_owned(), at: Instant(at) })
    }
}

fn number(secret: &Secret, phone: &Phone) -> String {
    let mut tag = secret.tag("proved", phone.as_str());
    tag.truncate(NUMBER);
    tag
}

fn read(jar: &SignedCookieJar) -> Vec<Proof> {
    jar.get(PROVED).and_then(|cookie| parse(cookie.value())).unwrap_or_default()
}

/// A signature says that a value is ours, not which cookie it was made for: what is written otherwise is none of these.
fn parse(value: &str) -> Option<Vec<Proof>> {
    let proofs: Vec<Proof> = value.split('_').map(Proof::parse).collect::<Option<_>>()?;
    (proofs.len() <= MOST).then_some(proofs)
}

fn written(proofs: &[Proof]) -> String {
    proofs.iter().map(|proof| format!("{}@{}", proof.number, proof.at.0)).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proofs_are_read_as_they_were_written_and_another_cookies_words_are_none() {
        let proof = |letter: &str, at| Proof { number: letter.repeat(NUMBER), at: Instant(at) };
        let two = [proof("a", 1), proof("0", 1_795_311_000_000_000)];
        assert_eq!(parse(&written(&two)).as_deref(), Some(&two[..]));
        assert_eq!(parse(&written(&vec![proof("a", 1); MOST + 1])), None);
        let nonce = "0123456789abcdef0123456789abcdef";
        let known = format!("{nonce}-0123456789abcdef");
        for other in
            ["", nonce, &known, "12:0900000001", "K7QM2XPA.K7QM2XPB", "vi", "large+high", "{\"v\":1}", "a@1", "_"]
        {
            assert_eq!(parse(other), None, "{other}");
        }
        assert_eq!(parse(&format!("{}@-1", "a".repeat(NUMBER))), None);
    }

    #[test]
    fn a_proof_holds_for_ninety_days_and_none_is_of_tomorrow() {
        let now = Instant(1_795_311_000_000_000);
        let at = |span| Proof { number: String::new(), at: now.before(span) }.holds(now);
        assert!(at(Duration::ZERO) && at(Duration::days(DAYS) - Duration::SECOND));
        assert!(!at(Duration::days(DAYS)) && !at(-Duration::SECOND));
    }
}

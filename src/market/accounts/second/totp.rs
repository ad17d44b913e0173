//! Codes by time (RFC 6238): HMAC-SHA-1, six digits, steps of thirty seconds, as every such app makes them.

use ring::hmac;
use subtle::ConstantTimeEq;

use crate::{
    infra::secret::Secret,
    kernel::{code, ids::AccountId, instant::Instant, phone::Phone},
};

/// 160 bits, as RFC 4226 recommends.
const BYTES: usize = 20;
const SECONDS: i64 = 30;
/// A clock may be one step off, and so may whoever types.
const STEPS: i64 = 1;
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// Apps show keys, and people read them aloud, in groups.
const GROUP: usize = 4;

/// The key that an app and the market share.
#[derive(Clone, PartialEq, Eq)]
pub struct Shared([u8; BYTES]);

impl Shared {
    /// A new one, by chance.
    pub fn by_chance() -> Self {
        let mut bytes = [0; BYTES];
        bytes.copy_from_slice(&code::bytes()[..BYTES]);
        Self(bytes)
    }

    /// One that everybody may know: the demo's.
    pub const fn known(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    /// For nobody but this installation, and for that account.
    pub fn sealed(&self, secret: &Secret, account: AccountId) -> String {
        secret.seal(&purpose(account), &self.0)
    }

    /// What was sealed for that account.
    pub fn open(secret: &Secret, account: AccountId, sealed: &str) -> Option<Self> {
        Some(Self(secret.open(&purpose(account), sealed)?.try_into().ok()?))
    }

    /// The step whose code this is: near now, and after the last that was used.
    pub fn step_of(&self, digits: &str, now: Instant, last: i64) -> Option<i64> {
        let here = step(now);
        let near = (here - STEPS..=here + STEPS).filter(|step| *step > last);
        // All are compared, so that the time tells nothing of which it was.
        near.filter(|step| bool::from(self.code(*step).as_bytes().ct_eq(digits.as_bytes()))).max()
    }

    /// The code of a step.
    pub fn code(&self, step: i64) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let tag = tag.as_ref();
        let at = usize::from(tag[tag.len() - 1] & 0xf);
        let number = u32::from_be_bytes([tag[at] & 0x7f, tag[at + 1], tag[at + 2], tag[at + 3]]);
        format!("{:06}", number % 1_000_000)
    }

    /// As it is typed into an app: base 32 (RFC 4648).
    pub fn text(&self) -> String {
        let (mut text, mut bits, mut count) = (String::new(), 0_u32, 0_u32);
        for byte in self.0 {
            (bits, count) = ((bits << 8) | u32::from(byte), count + 8);
            while count >= 5 {
                count -= 5;
                text.push(char::from(LETTERS[((bits >> count) & 31) as usize]));
            }
        }
        text
    }

    /// The same in groups.
    pub fn spaced(&self) -> String {
        let text = self.text();
        let groups: Vec<&str> =
            (0..text.len()).step_by(GROUP).map(|at| &text[at..text.len().min(at + GROUP)]).collect();
        groups.join(" ")
    }

    /// As it stands in a QR picture, and in a link that opens an app.
    pub fn uri(&self, market: &str, phone: &Phone) -> String {
        let market: String = market.bytes().map(in_uri).collect();
        format!(
            "otpauth://totp/{market}:{phone}?secret={key}&issuer={market}",
            phone = phone.as_str(),
            key = self.text()
        )
    }
}

/// Which step of thirty seconds a moment is in.
pub fn step(now: Instant) -> i64 {
    now.local().unix_timestamp().div_euclid(SECONDS)
}

fn purpose(account: AccountId) -> String {
    format!("second factor of {}", account.0)
}

fn in_uri(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of RFC 6238, appendix B.
    fn shared() -> Shared {
        Shared::known(*b"12345678901234567890")
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(shared().code(step(Instant(seconds * 1_000_000))), code, "{seconds}");
        }
    }

    #[test]
    fn a_key_is_spelled_as_apps_read_it() {
        assert_eq!(shared().text(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert!(shared().spaced().starts_with("GEZD GNBV GY3T"));
        let phone = Phone::parse("0900000003").expect("a number");
        let uri = shared().uri("Chợ Phiên", &phone);
        let market = "Ch%E1%BB%A3%20Phi%C3%AAn";
        let key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        assert_eq!(uri, format!("otpauth://totp/{market}:0900000003?secret={key}&issuer={market}"));
    }

    #[test]
    fn a_code_is_taken_a_step_early_or_late_and_never_again() {
        let (shared, now) = (shared(), Instant(1_234_567_890_000_000));
        let here = step(now);
        for off in -1..=1 {
            assert_eq!(shared.step_of(&shared.code(here + off), now, i64::MIN), Some(here + off));
        }
        for off in [-2, 2] {
            assert_eq!(shared.step_of(&shared.code(here + off), now, i64::MIN), None);
        }
        assert_eq!(shared.step_of(&shared.code(here), now, here), None, "used");
        assert_eq!(shared.step_of(&shared.code(here - 1), now, here), None, "of before");
        assert_eq!(shared.step_of(&shared.code(here + 1), now, here), Some(here + 1));
        for wrong in ["", "1", "0059240", "00592\u{661}"] {
            assert_eq!(shared.step_of(wrong, now, i64::MIN), None, "{wrong}");
        }
    }

    #[test]
    fn a_key_is_sealed_for_one_account() {
        let (secret, shared) = (Secret::from_text("a secret"), Shared::by_chance());
        let sealed = shared.sealed(&secret, AccountId(1));
        assert!(Shared::open(&secret, AccountId(1), &sealed) == Some(shared));
        assert!(Shared::open(&secret, AccountId(2), &sealed).is_none());
    }
}

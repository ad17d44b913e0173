//! Codes for when the phone is lost: ten, each of them once, digits alone, so that a keypad types them like those of an app. They are made
//! by chance and too long to be guessed (18 digits, 59 bits), so a fast keyed hash keeps them as well as a slow one would.

use crate::{
    infra::secret::Secret,
    kernel::{code, ids::AccountId, typed},
};

/// So many are made at once.
pub const COUNT: usize = 10;
const GROUPS: usize = 3;
const DIGITS: usize = 18;

/// A new one, `482913-775120-094417`.
pub fn by_chance() -> String {
    (0..GROUPS).map(|_| code::digits()).collect::<Vec<_>>().join("-")
}

/// The digits of what may be one, however it was typed.
pub fn read(typed: &str) -> Option<String> {
    let digits: String = typed::plain(typed).chars().filter(|c| !c.is_whitespace() && !"-.".contains(*c)).collect();
    (digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// What is kept of its digits.
pub fn hash(secret: &Secret, account: AccountId, digits: &str) -> String {
    secret.tag("recovery code", &format!("{}:{digits}", account.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        for typed in ["482913-775120-094417", "482913775120094417", " 482913 775120 094417 ", "４８２913-775120-094417"]
        {
            assert_eq!(read(typed).as_deref(), Some("482913775120094417"), "{typed}");
        }
        for other in ["", "123456", "123 456", "482913-775120", "482913-775120-094417-1", "482913-775120-09441a"] {
            assert_eq!(read(other), None, "{other}");
        }
        assert!(read(&by_chance()).is_some());
    }
}

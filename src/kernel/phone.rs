//! A Vietnamese mobile number, folded to one spelling: ten digits that begin with 0. `+84 912 345 678`, `84912345678`,
//! `0912.345.678` and `912345678` are the same person.

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};

/// Ten digits, `0912345678`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, DeriveValueType)]
#[serde(transparent)]
pub struct Phone(String);

/// A database never counts numbers up.
impl TryFromU64 for Phone {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("Phone"))
    }
}

impl Phone {
    /// Mobile prefixes are 03, 05, 07, 08 and 09 since the renumbering of 2018.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > 30 || !text.chars().all(|c| c.is_ascii_digit() || " .-()+\u{a0}".contains(c)) {
            return None;
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let national = match digits.len() {
            13 => digits.strip_prefix("0084")?.to_owned(),
            11 => digits.strip_prefix("84")?.to_owned(),
            10 => digits.strip_prefix('0')?.to_owned(),
            9 if !digits.starts_with('0') => digits,
            _ => return None,
        };
        national.starts_with(['3', '5', '7', '8', '9']).then(|| Self(format!("0{national}")))
    }

    /// `0912345678`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `0912 345 678`, as people read it aloud.
    pub fn spaced(&self) -> String {
        format!("{} {} {}", &self.0[..4], &self.0[4..7], &self.0[7..])
    }

    /// `091•••• 678`: enough to recognise one's own number, not enough to call it.
    pub fn masked(&self) -> String {
        format!("{}•••• {}", &self.0[..3], &self.0[7..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_number_is_one_number() {
        for typed in ["0912345678", "+84 912 345 678", "84912345678", "0912.345.678", "912345678", "(091) 234-5678"] {
            assert_eq!(Phone::parse(typed).as_ref().map(Phone::as_str), Some("0912345678"), "{typed}");
        }
    }

    #[test]
    fn what_is_no_mobile_number_is_refused() {
        for typed in ["", "0212345678", "091234567", "09123456789", "abc", "0912345678x", "+1 912 345 6789"] {
            assert_eq!(Phone::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_masked_number_hides_its_middle() {
        assert_eq!(Phone::parse("0912345678").map(|p| p.masked()).as_deref(), Some("091•••• 678"));
    }
}

//! A Vietnamese mobile number, folded to one spelling: ten digits that begin with 0. `+84 912 345 678`, `84912345678`,
//! `0912.345.678 (Zalo)`, `912345678` and the old `01689…` for `0389…` are each one person.

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};

use super::{fold::fold, typed};

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

/// Why something typed is no number that texts reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneError {
    /// Not a number of ours at all.
    Wrong,
    /// A number of a house: no text arrives there.
    Landline,
    /// More than one.
    Two,
    /// The letter O stands where a zero is meant.
    LetterO,
}

/// What numbers begin with since the renumbering of 2018, without the 0.
const MOBILE: [char; 5] = ['3', '5', '7', '8', '9'];
/// What the numbers of eleven digits begin with since then, and began with before, without the 0. People still say the old ones.
#[rustfmt::skip]
const RENUMBERED: [(&str, &str); 21] = [
    ("162", "32"), ("163", "33"), ("164", "34"), ("165", "35"), ("166", "36"), ("167", "37"), ("168", "38"), ("169", "39"),
    ("120", "70"), ("121", "79"), ("122", "77"), ("126", "76"), ("128", "78"),
    ("123", "83"), ("124", "84"), ("125", "85"), ("127", "81"), ("129", "82"),
    ("186", "56"), ("188", "58"), ("199", "59"),
];
/// Words that people put beside a number, folded.
#[rustfmt::skip]
const BESIDE: [&str; 21] = [
    "zalo", "viber", "sdt", "dt", "dd", "so", "dien", "thoai", "di", "dong", "tel", "phone", "mobile", "hotline", "goi", "call", "hoac", "va",
    "or", "and", "fb",
];
const LONGEST: usize = 80;

impl Phone {
    /// The number, however it is spelled, or why it is none. Old numbers of eleven digits become today's.
    pub fn read(text: &str) -> Result<Self, PhoneError> {
        let (digits, has_o) = digits(&typed::plain(text)).ok_or(PhoneError::Wrong)?;
        match national(&digits) {
            Some(National::Mobile(_)) if has_o => Err(PhoneError::LetterO),
            Some(National::Mobile(number)) => Ok(Self(number)),
            Some(National::Landline) => Err(PhoneError::Landline),
            None if are_two(&digits) => Err(PhoneError::Two),
            None => Err(PhoneError::Wrong),
        }
    }

    /// The number, if texts reach it.
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text).ok()
    }

    /// `0912345678`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `0912 345 678`, as people read it aloud. No line ends within it.
    pub fn spaced(&self) -> String {
        format!("{}\u{a0}{}\u{a0}{}", &self.0[..4], &self.0[4..7], &self.0[7..])
    }

    /// `0912 ··· ··8`: as it stays where nobody need call it any more.
    pub fn hidden(&self) -> String {
        format!("{}\u{a0}···\u{a0}··{}", &self.0[..4], &self.0[9..])
    }

    /// `091•••• 678`: enough to recognise one's own number, not enough to call it.
    pub fn masked(&self) -> String {
        format!("{}••••\u{a0}{}", &self.0[..3], &self.0[7..])
    }
}

enum National {
    Mobile(String),
    Landline,
}

/// The digits in order, and whether a letter O was taken for one of them; nothing where there are signs or words that no number has
/// beside it.
fn digits(text: &str) -> Option<(String, bool)> {
    let (mut digits, mut has_o, mut depth) = (String::new(), false, 0_usize);
    let mut word = String::new();
    // What follows the last sign ends its last word.
    for c in text.chars().take(LONGEST).chain([' ']) {
        if c.is_alphabetic() {
            word.push(c);
            continue;
        }
        if !word.is_empty() && depth == 0 && !BESIDE.contains(&fold(&word).as_str()) {
            if !word.chars().all(|letter| "oO".contains(letter)) {
                return None;
            }
            has_o = true;
            digits.extend(word.chars().map(|_| '0'));
        }
        let annotated = depth > 0 && !word.is_empty();
        word.clear();
        match c {
            '0'..='9' if annotated => return None,
            '0'..='9' => digits.push(c),
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if c.is_whitespace() || ".-‐–—−+/\\,;:·•_".contains(c) => {}
            _ => return None,
        }
    }
    let abroad = text.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+').starts_with('+');
    let ours = !abroad || digits.starts_with("84") || digits.starts_with('0');
    (ours && text.chars().count() <= LONGEST).then_some((digits, has_o))
}

/// Behind the country's code a 0 may stand, or not.
fn national(digits: &str) -> Option<National> {
    ["", "84", "0084"].iter().find_map(|country| {
        let rest = digits.strip_prefix(country)?;
        let number = rest.strip_prefix('0').unwrap_or(rest);
        match number.len() {
            9 if number.starts_with(MOBILE) => Some(National::Mobile(format!("0{number}"))),
            10 if number.starts_with('1') => {
                let (_, today) = RENUMBERED.iter().find(|(before, _)| number.starts_with(before))?;
                Some(National::Mobile(format!("0{today}{}", &number[3..])))
            }
            9..=10 if number.starts_with('2') => Some(National::Landline),
            _ => None,
        }
    })
}

fn are_two(digits: &str) -> bool {
    (9..digits.len()).any(|at| national(&digits[..at]).is_some() && national(&digits[at..]).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_to_write_a_number_is_one_number() {
        for typed in [
            "0912345678",
            "+84 912 345 678",
            "84912345678",
            "0912.345.678",
            "912345678",
            "(091) 234-5678",
            "+84 0912345678",
            "+84 (0) 912 345 678",
            "(+84)912 345 678",
            "0084 912 345 678",
            "0084 0912 345 678",
            "84-912-345-678",
            "0912/345/678",
            "0912345678 (Zalo)",
            "0912345678 (chị Mỷ)",
            "SĐT: 0912 345 678",
            "0912345678 zalo",
            "0912 345 678\u{200b}",
            "\u{202a}+84 912 345 678\u{202c}",
            "０９１２３４５６７８",
            "0912\u{2011}345\u{2011}678",
        ] {
            assert_eq!(Phone::read(typed).as_ref().map(Phone::as_str), Ok("0912345678"), "{typed:?}");
        }
    }

    #[test]
    fn a_number_of_before_2018_is_what_it_became() {
        for (typed, today) in
            [("01689345678", "0389345678"), ("+84 168 934 5678", "0389345678"), ("0123 456 7890", "0834567890")]
        {
            assert_eq!(Phone::parse(typed).as_ref().map(Phone::as_str), Some(today), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_mobile_number_is_refused() {
        for typed in [
            "",
            "091234567",
            "09123456789",
            "abc",
            "0912345678x",
            "+1 912 345 6789",
            "+912345678",
            "01112345678",
            "0912345678 @",
            "ooo",
            "0912 345 678 (2 sim)",
        ] {
            assert_eq!(Phone::read(typed), Err(PhoneError::Wrong), "{typed:?}");
        }
    }

    #[test]
    fn a_refusal_has_its_own_reason_where_there_is_one() {
        for (typed, reason) in [
            ("0219 3866 123", PhoneError::Landline),
            ("+84 24 3825 1234", PhoneError::Landline),
            ("0212345678", PhoneError::Landline),
            ("0912345678 0987654321", PhoneError::Two),
            ("0912345678/0987654321", PhoneError::Two),
            ("0912 345 678 hoặc 01689345678", PhoneError::Two),
            ("+84912345678, +84987654321", PhoneError::Two),
            ("0912345678 0219 3866 123", PhoneError::Two),
            ("O912345678", PhoneError::LetterO),
            ("09l2345678", PhoneError::Wrong),
            ("091234567o", PhoneError::LetterO),
        ] {
            assert_eq!(Phone::read(typed), Err(reason), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_it_and_what_is_read_is_read_again(text in any::<String>(), near in "[0-9oO +().,/-]{0,30}") {
            for typed in [text, near] {
                if let Ok(phone) = Phone::read(&typed) {
                    prop_assert!(phone.0.len() == 10 && phone.0.bytes().all(|byte| byte.is_ascii_digit()));
                    prop_assert_eq!(Phone::parse(&phone.spaced()), Some(phone));
                }
            }
        }
    }

    #[test]
    fn a_masked_number_hides_its_middle() {
        assert_eq!(Phone::parse("0912345678").map(|p| p.masked()).as_deref(), Some("091••••\u{a0}678"));
    }
}

//! What people type, paste and dictate: `clean` is the door that every text comes in by, the readers behind it understand prices,
//! numbers and codes as people write them.

pub mod code;
pub mod keys;
pub mod password;
pub mod price;
pub mod spoken;

use time::{Date, format_description::BorrowedFormatItem, macros::format_description};
use unicode_normalization::UnicodeNormalization;

const DAYS: [&[BorrowedFormatItem<'static>]; 3] = [
    format_description!("[year]-[month]-[day]"),
    format_description!("[day padding:none]/[month padding:none]/[year]"),
    format_description!("[day padding:none]-[month padding:none]-[year]"),
];

/// Signs that show nothing and only steer what stands beside them: Unicode's *Format* and *Default_Ignorable_Code_Point*, and two
/// that are drawn as nothing (U+2800, U+1D159). In order, for a search.
#[rustfmt::skip]
const UNSEEN: &[(u32, u32)] = &[
    (0x00ad, 0x00ad), (0x034f, 0x034f), (0x0600, 0x0605), (0x061c, 0x061c), (0x06dd, 0x06dd), (0x070f, 0x070f), (0x0890, 0x0891),
    (0x08e2, 0x08e2), (0x115f, 0x1160), (0x17b4, 0x17b5), (0x180b, 0x180f), (0x200b, 0x200f), (0x202a, 0x202e), (0x2060, 0x206f),
    (0x2800, 0x2800), (0x3164, 0x3164), (0xfe00, 0xfe0f), (0xfeff, 0xfeff), (0xffa0, 0xffa0), (0xfff0, 0xfffb),
    (0x110bd, 0x110bd), (0x110cd, 0x110cd), (0x13430, 0x1343f), (0x1bca0, 0x1bca3), (0x1d159, 0x1d159), (0x1d173, 0x1d17a),
    (0xe0000, 0xe0fff),
];

/// A text as it is kept: composed (NFC), without NULs and signs that nobody sees, and with the Vietnamese Đ where a keyboard gave
/// the Icelandic or the African one, which look the same. Cleaned twice it is the same as cleaned once.
pub fn clean(text: &str) -> String {
    if is_printed_ascii(text) {
        return text.to_owned();
    }
    text.chars().filter(|c| *c != '\0' && !is_unseen(*c)).map(vietnamese).nfc().collect()
}

/// The same in the plain form of each sign: full-width and circled digits become digits, ligatures letters. For readers of numbers and
/// codes; a text that is kept would lose what was meant.
pub fn plain(text: &str) -> String {
    if is_printed_ascii(text) {
        return text.to_owned();
    }
    let plain: String = clean(text).nfkc().collect();
    clean(&plain)
}

/// A whole number as people write it, with dots or spaces between its digits.
pub fn number(text: &str) -> Option<i64> {
    super::money::Money::parse(&plain(text)).map(|number| number.0)
}

/// A day: `2026-11-22` as browsers send it, or `22/11/2026` as people type it.
pub fn day(text: &str) -> Option<Date> {
    let text = plain(text);
    DAYS.iter().find_map(|format| Date::parse(&text, format).ok())
}

/// Each sign of it is what it is: most that is read, and most often, is digits.
fn is_printed_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

fn vietnamese(c: char) -> char {
    match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        other => other,
    }
}

fn is_unseen(c: char) -> bool {
    let c = u32::from(c);
    let at = UNSEEN.partition_point(|(_, last)| *last < c);
    UNSEEN.get(at).is_some_and(|(first, _)| *first <= c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_nobody_sees_does_not_come_in() {
        for (typed, kept) in [
            ("Vàng Thị Mỷ\u{202e}", "Vàng Thị Mỷ"),
            ("\u{200b}\u{200b}", ""),
            ("\u{feff}Mật\u{ad} ong\u{fe0f}", "Mật ong"),
            ("\u{3164}\u{115f}\u{ffa0}\u{2800}\u{e0041}\u{180e}\0", ""),
            ("a\u{2066}b\u{2069}c", "abc"),
            ("H'Bia Niê", "H'Bia Niê"),
            ("K’ Brọp", "K’ Brọp"),
            ("dòng một\ndòng hai", "dòng một\ndòng hai"),
        ] {
            assert_eq!(clean(typed), kept, "{typed:?}");
        }
    }

    #[test]
    fn one_letter_has_one_form() {
        assert_eq!(clean("Mật ong Ðồng Văn, ðào"), "Mật ong Đồng Văn, đào");
        assert_eq!(clean("Va\u{300}ng Thi\u{323} My\u{309}"), "Vàng Thị Mỷ");
        assert_eq!(clean("a\u{200d}\u{323}"), "ạ", "nothing unseen keeps a mark from its letter");
    }

    #[test]
    fn the_ranges_are_in_order() {
        assert!(UNSEEN.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert!(UNSEEN.iter().all(|(first, last)| first <= last));
    }

    #[test]
    fn numbers_are_read_whatever_their_digits_look_like() {
        for (typed, number_of) in
            [("１２", Some(12)), ("1.250", Some(1_250)), ("7\u{200b}", Some(7)), ("12k", None), ("-1", None)]
        {
            assert_eq!(number(typed), number_of, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn cleaned_twice_is_cleaned_once(text in any::<String>()) {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once.clone());
            prop_assert!(!once.chars().any(is_unseen));
            prop_assert_eq!(plain(&plain(&text)), plain(&text));
            number(&text);
        }
    }
}

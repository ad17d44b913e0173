//! The order of Vietnamese names: a ă â b c d đ e ê … o ô ơ … u ư, and only between names of the same letters the tones
//! (none, huyền, hỏi, ngã, sắc, nặng). Neither database knows it: lists of names are put into this order here.

use std::{array, sync::LazyLock};

use unicode_normalization::UnicodeNormalization;

const LETTERS: &str = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// Grave, hook, tilde, acute, dot below: in the order of dictionaries.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';
const HORN: char = '\u{31b}';
/// What separates words comes before every letter: *An Tường* before *Ana*.
const GAP: u32 = 0;

/// What names are compared by. Equal only for equal texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    letters: Vec<u32>,
    tones: Vec<u8>,
    text: String,
}

/// Where a name stands: `names.sort_by_cached_key(|name| alphabet::key(name))`.
pub fn key(text: &str) -> Key {
    let (mut letters, mut tones) = (Vec::new(), Vec::new());
    let mut base = ' ';
    for c in text.nfd().flat_map(char::to_lowercase) {
        if let Some(tone) = TONES.iter().position(|tone| *tone == c) {
            if let Some(last) = tones.last_mut() {
                *last = tone as u8 + 1;
            }
        } else if let Some(letter) = with_mark(base, c) {
            if let Some(last) = letters.last_mut() {
                *last = rank(letter);
            }
        } else if c.is_alphanumeric() || letters.last() != Some(&GAP) {
            base = c;
            letters.push(rank(c));
            tones.push(0);
        }
    }
    Key { letters, tones, text: text.to_owned() }
}

/// The letter that a mark makes of another.
fn with_mark(base: char, mark: char) -> Option<char> {
    let letter = match (base, mark) {
        ('a', BREVE) => 'ă',
        ('a', CIRCUMFLEX) => 'â',
        ('e', CIRCUMFLEX) => 'ê',
        ('o', CIRCUMFLEX) => 'ô',
        ('o', HORN) => 'ơ',
        ('u', HORN) => 'ư',
        _ => return None,
    };
    Some(letter)
}

fn rank(c: char) -> u32 {
    let known = usize::try_from(u32::from(c)).ok().and_then(|at| ASCII.get(at));
    known.copied().unwrap_or_else(|| sought(c))
}

/// Most of a name is ASCII once its marks are taken off.
static ASCII: LazyLock<[u32; 128]> = LazyLock::new(|| array::from_fn(|at| sought(char::from(at as u8))));

/// Other alphabets come after this one.
fn sought(c: char) -> u32 {
    match LETTERS.chars().position(|letter| letter == c) {
        Some(at) => at as u32 + 1,
        None if c.is_alphanumeric() => 100 + u32::from(c),
        None => GAP,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &str) -> String {
        let mut names: Vec<&str> = names.split(", ").collect();
        names.sort_by_cached_key(|name| key(name));
        names.join(", ")
    }

    #[test]
    fn the_barred_d_comes_after_every_d() {
        assert_eq!(
            sorted("Đông Thọ, Du Già, Đường Hồng, Dương, Đắk Lắk"),
            "Du Già, Dương, Đắk Lắk, Đông Thọ, Đường Hồng"
        );
    }

    #[test]
    fn letters_with_marks_come_after_those_without() {
        assert_eq!(sorted("Bắc Mê, Bạch Xa, Bản Máy, Ba Bể, Bằng Lang"), "Ba Bể, Bạch Xa, Bản Máy, Bắc Mê, Bằng Lang");
        assert_eq!(sorted("Mường, Mù, Mơ, Mồ, Mỏ"), "Mỏ, Mồ, Mơ, Mù, Mường");
    }

    #[test]
    fn tones_decide_only_between_the_same_letters() {
        assert_eq!(sorted("mạ, mã, mà, má, ma, mả"), "ma, mà, mả, mã, má, mạ");
        assert_eq!(sorted("Hà Tĩnh, Hạ Long, Hà Giang, Ha Na"), "Hà Giang, Hạ Long, Ha Na, Hà Tĩnh");
    }

    #[test]
    fn words_case_and_the_way_a_tone_is_written_do_not_matter() {
        assert_eq!(sorted("Anh, an tường, AN BÌNH"), "AN BÌNH, an tường, Anh");
        let (one, other) = (key("Mật"), key("Ma\u{302}\u{323}t"));
        assert_eq!((&one.letters, &one.tones), (&other.letters, &other.tones));
        assert_eq!(key("").letters, Vec::<u32>::new());
        assert!(key("\u{301}\u{302}") < key("a"), "a mark on nothing is nothing");
    }
}

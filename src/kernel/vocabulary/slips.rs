//! What is one slip of a finger away from a word, and how dear each slip is: a key beside the right one and two letters swapped are
//! likelier than any other letter.

/// Letters of the alphabet that words without tones are written in.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];

const DOUBLED: u16 = 170;
const SWAPPED: u16 = 180;
const BESIDE: u16 = 180;
const LEFT_OUT: u16 = 220;
const ADDED: u16 = 220;
const OTHER: u16 = 240;
/// The first letter is seldom wrong.
const FIRST: u16 = 40;
/// What has two letters says little.
const SHORT: u16 = 80;

/// Whether slips are looked for at all: of one letter everything is one slip away, and of other alphabets nobody knows the keys.
pub(super) fn may_slip(word: &str) -> bool {
    word.len() > 1 && word.len() <= super::LONGEST && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Tells every word that it may be a slip of, some more than once, with what that costs. `word` must be one that may slip.
pub(super) fn meant_by(word: &str, mut tell: impl FnMut(&str, u16)) {
    let letters = word.as_bytes();
    let short = if letters.len() < 3 { SHORT } else { 0 };
    let mut tell = |bytes: &[u8], at: usize, cost: u16| {
        if let Ok(word) = std::str::from_utf8(bytes) {
            tell(word, cost + short + if at == 0 { FIRST } else { 0 });
        }
    };
    let mut meant = Vec::with_capacity(letters.len() + 1);
    for at in 0..letters.len() {
        meant.clear();
        meant.extend_from_slice(&letters[..at]);
        meant.extend_from_slice(&letters[at + 1..]);
        let doubled = at > 0 && letters[at - 1] == letters[at];
        tell(&meant, at, if doubled { DOUBLED } else { ADDED });
        meant.clear();
        meant.extend_from_slice(letters);
        for letter in LETTERS.iter().filter(|letter| **letter != letters[at]) {
            meant[at] = *letter;
            tell(&meant, at, if are_beside(*letter, letters[at]) { BESIDE } else { OTHER });
        }
        meant[at] = letters[at];
        if at + 1 < letters.len() && letters[at] != letters[at + 1] {
            meant.swap(at, at + 1);
            tell(&meant, at, SWAPPED);
        }
    }
    for at in 0..=letters.len() {
        for letter in LETTERS {
            meant.clear();
            meant.extend_from_slice(letters);
            meant.insert(at, *letter);
            tell(&meant, at, LEFT_OUT);
        }
    }
}

/// Whether two keys touch; each row begins half a key further to the right than the one above it.
fn are_beside(one: u8, other: u8) -> bool {
    let (Some((row, x)), Some((other_row, y))) = (key(one), key(other)) else { return false };
    row.abs_diff(other_row) <= 1 && x.abs_diff(y) <= 2
}

fn key(letter: u8) -> Option<(usize, usize)> {
    ROWS.iter().enumerate().find_map(|(row, keys)| {
        let at = keys.iter().position(|key| *key == letter)?;
        Some((row, 2 * at + row))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(typed: &str, word: &str) -> Option<u16> {
        let mut least = None;
        meant_by(typed, |meant, cost| {
            if meant == word {
                least = Some(least.map_or(cost, |least: u16| least.min(cost)));
            }
        });
        least
    }

    #[test]
    fn one_letter_wrong_left_out_added_or_swapped_is_one_slip() {
        for (typed, word, costs) in [
            ("truomg", "truong", BESIDE),
            ("truog", "truong", LEFT_OUT),
            ("truonng", "truong", DOUBLED),
            ("truxong", "truong", ADDED),
            ("trunog", "truong", SWAPPED),
            ("truokg", "truong", OTHER),
            ("omg", "ong", BESIDE),
            ("onh", "ong", BESIDE),
            ("ogn", "ong", SWAPPED),
            ("ongg", "ong", DOUBLED),
            ("png", "ong", BESIDE + FIRST),
            ("og", "ong", LEFT_OUT + SHORT),
        ] {
            assert_eq!(cost(typed, word), Some(costs), "{typed}");
        }
    }

    #[test]
    fn two_letters_wrong_are_another_word() {
        for typed in ["truong", "truamg", "tong", "gnourt"] {
            assert_eq!(cost(typed, "truong"), None, "{typed}");
        }
        assert!(!may_slip("o") && !may_slip("") && !may_slip("500ml") && !may_slip("đá") && may_slip("da"));
    }

    #[test]
    fn keys_beside_each_other_are_known() {
        assert!(["mn", "gh", "ty", "io", "as", "sw", "nh"].iter().all(|two| {
            let two = two.as_bytes();
            are_beside(two[0], two[1]) && are_beside(two[1], two[0])
        }));
        assert!(["ao", "qp", "zt", "mg"].iter().all(|two| !are_beside(two.as_bytes()[0], two.as_bytes()[1])));
    }
}

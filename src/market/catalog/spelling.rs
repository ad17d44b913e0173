//! Words that are one letter off. Two words that differ by one letter typed wrongly, left out, added or swapped with its
//! neighbour have a shape in common: the word itself, or the word without one of its letters.

use std::collections::BTreeSet;

/// Shorter words are too easily another word.
pub const SHORTEST: usize = 5;
/// Longer ones are no words.
const LONGEST: usize = 30;

/// Every shape of a folded word: itself, and itself without each of its letters. The table `spellings` holds them all for
/// each word of a listing that is worth mending.
pub fn shapes(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let without = |i: usize| letters[..i].iter().chain(&letters[i + 1..]).collect();
    (0..letters.len()).map(without).chain([word.to_owned()]).collect()
}

/// Words of a folded text that may be mended: letters only, 5 to 30 of them.
pub fn worth_mending(folded: &str) -> BTreeSet<&str> {
    folded.split(' ').filter(|word| is_worth_mending(word)).collect()
}

/// One of them.
pub fn is_worth_mending(word: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)
}

/// One letter wrong, missing, too many, or two neighbours swapped. Words with a shape in common may still be further apart.
pub fn is_one_off(typed: &str, word: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    match (a, b) {
        ([x, y], [z, w]) => x == w && y == z,
        _ => a.len() <= 1 && b.len() <= 1 && a.len() + b.len() > 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_one_letter_apart_share_a_shape() {
        for typed in ["truomg", "truog", "truonng", "trunog"] {
            assert!(!shapes(typed).is_disjoint(&shapes("truong")), "{typed}");
            assert!(is_one_off(typed, "truong"), "{typed}");
        }
    }

    #[test]
    fn two_letters_wrong_are_another_word() {
        for typed in ["truong", "truamg", "trung0", "tong", "gnourt", ""] {
            assert!(!is_one_off(typed, "truong"), "{typed}");
        }
    }

    #[test]
    fn short_words_and_numbers_are_left_alone() {
        assert_eq!(worth_mending("mat ong truong 50000 ml").into_iter().collect::<Vec<_>>(), ["truong"]);
    }
}

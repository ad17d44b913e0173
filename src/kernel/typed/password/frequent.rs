//! Passwords and words that many people use, as `frequent.txt` has them: without tones, capitals, spaces and the digits round them.

use std::{collections::HashSet, sync::LazyLock};

static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("frequent.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Whether it is one of them.
pub(super) fn has(word: &str) -> bool {
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_written_as_it_is_looked_for() {
        assert!(WORDS.len() > 3_000, "{}", WORDS.len());
        let written = |word: &&&str| {
            word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        let astray: Vec<_> = WORDS.iter().filter(|word| !written(word)).collect();
        assert!(astray.is_empty(), "{astray:?}");
    }
}

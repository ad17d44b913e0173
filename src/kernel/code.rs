//! Random codes that people say on the phone: no look-alike letters (0 O, 1 I L), upper-case.

use rand::{Rng, TryRngCore, rngs::OsRng};

const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// `length` letters from the operating system's random source. Eight letters are 39 bits.
pub fn random(length: usize) -> String {
    let mut rng = OsRng.unwrap_err();
    (0..length).map(|_| LETTERS[rng.random_range(0..LETTERS.len())] as char).collect()
}

/// Six digits for a texted code.
pub fn digits() -> String {
    format!("{:06}", OsRng.unwrap_err().random_range(0..1_000_000))
}

/// 32 random bytes, for tokens that nobody reads.
pub fn bytes() -> [u8; 32] {
    OsRng.unwrap_err().random()
}

/// What someone typed, as it was given out: upper-case, without spaces and dashes.
pub fn tidy(typed: &str) -> String {
    typed.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_uppercase()).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_no_letters_that_look_alike() {
        let code = random(500);
        assert!(code.chars().all(|c| !"01OIL".contains(c)), "{code}");
        assert_eq!(tidy(" dh7k-2m "), "DH7K2M");
    }
}

//! Random codes that people say on the phone: no look-alike letters (0 O, 1 I L), upper-case.

use rand::{Rng, TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};

const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// `length` letters from the operating system's random source. Eight letters are 39 bits.
pub fn random(length: usize) -> String {
    let mut rng = OsRng.unwrap_err();
    (0..length).map(|_| LETTERS[rng.random_range(0..LETTERS.len())] as char).collect()
}

/// The same letters for the same seed, at most 32: a form sent twice names the same thing. Not for secrets.
pub fn derived(seed: &str, length: usize) -> String {
    Sha256::digest(seed).iter().take(length).map(|byte| LETTERS[usize::from(*byte) % LETTERS.len()] as char).collect()
}

/// Six digits for a texted code.
pub fn digits() -> String {
    format!("{:06}", OsRng.unwrap_err().random_range(0..1_000_000))
}

/// 32 random bytes, for tokens that nobody reads.
pub fn bytes() -> [u8; 32] {
    OsRng.unwrap_err().random()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_no_letters_that_look_alike() {
        let code = random(500);
        assert!(code.chars().all(|c| !"01OIL".contains(c)), "{code}");
    }

    #[test]
    fn a_derived_code_is_the_same_again_and_another_for_another_seed() {
        assert_eq!(derived("a", 8), derived("a", 8));
        assert_ne!(derived("a", 8), derived("b", 8));
        assert_eq!(derived("a", 8).len(), 8);
    }
}

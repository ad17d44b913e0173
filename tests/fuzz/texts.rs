//! The door that every text comes in by, and folding.

use chophien::kernel::{
    fold::{bare, fold, toned},
    typed::{clean, plain},
};
use proptest::{prop_assert, prop_assert_eq};

#[test]
fn what_was_cleaned_or_folded_stays_as_it_is() {
    super::holds("texts", 400, super::text(), |text| {
        let ways: [fn(&str) -> String; 4] = [clean, plain, fold, toned];
        for once in ways {
            prop_assert_eq!(once(&once(&text)), once(&text));
        }
        let folded = fold(&clean(&text));
        prop_assert!(!folded.contains("  ") && folded == folded.trim());
        prop_assert!(folded.chars().all(|c| c.is_alphanumeric() || c == ' '));
        prop_assert!(bare(&text).is_ascii());
        Ok(())
    });
}

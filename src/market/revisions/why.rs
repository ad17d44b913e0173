//! Why something goes back to its seller, or is stopped.

use crate::entities::decision::Reason;

/// Letters of a moderator's own words.
pub const LONGEST_WORDS: usize = 500;

/// Why something is sent back or stopped, for its seller to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Of those that the subject lists.
    pub reason: Reason,
    /// The moderator's own words.
    pub words: Option<String>,
}

/// What is wrong with a reason.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyError {
    /// Not of the list, or "other" without words.
    #[error("the reason is not complete")]
    NoReason,
    /// Longer than `LONGEST_WORDS`.
    #[error("the words are too long")]
    TooManyWords,
}

impl Why {
    /// It is one of a subject's own reasons; whoever finds none there explains herself in words.
    pub(in crate::market) fn check(&self, among: &[Reason]) -> Result<(), WhyError> {
        let words = self.words.as_deref().unwrap_or_default();
        if !among.contains(&self.reason) || (self.reason == Reason::Other && words.trim().is_empty()) {
            return Err(WhyError::NoReason);
        }
        if words.chars().count() > LONGEST_WORDS {
            return Err(WhyError::TooManyWords);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_of_the_list_and_another_one_is_told_in_words() {
        let among = [Reason::Photo, Reason::Other];
        let check = |reason, words: &str| {
            let words = Some(words.to_owned()).filter(|words| !words.is_empty());
            Why { reason, words }.check(&among)
        };
        assert_eq!(check(Reason::Photo, ""), Ok(()));
        assert_eq!(check(Reason::Story, "Xem lại."), Err(WhyError::NoReason));
        assert_eq!(check(Reason::Other, " "), Err(WhyError::NoReason));
        assert_eq!(check(Reason::Other, "Xem lại."), Ok(()));
        assert_eq!(check(Reason::Photo, &"ạ".repeat(LONGEST_WORDS)), Ok(()));
        assert_eq!(check(Reason::Photo, &"ạ".repeat(LONGEST_WORDS + 1)), Err(WhyError::TooManyWords));
    }
}

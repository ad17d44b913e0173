//! Why something is sent back: a list to choose from, so that sellers read words that were written with care.

use super::Subject;

/// Letters of a moderator's own words.
pub const LONGEST_WORDS: usize = 500;

impl Subject {
    /// All kinds of cases.
    pub const ALL: [Subject; 3] = [Subject::Shop, Subject::Product, Subject::Certificate];

    /// In addresses and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shop => "shop",
            Self::Product => "product",
            Self::Certificate => "certificate",
        }
    }

    /// The kind of that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.as_str() == text)
    }

    /// What may be wrong with it; the words are the messages `reason-<subject>-<reason>`.
    pub fn reasons(self) -> &'static [&'static str] {
        match self {
            Self::Shop => &["name", "photo", "place", "story", "seller", "other"],
            Self::Product => &["photo", "name", "description", "category", "price", "not-sold-here", "other"],
            Self::Certificate => &["scan", "number", "dates", "issuer", "not-this-product", "other"],
        }
    }
}

/// Whether a moderator may give that reason: without a choice from the list she explains herself in words.
pub fn is_complete(subject: Subject, reason: &str, words: &str) -> bool {
    subject.reasons().contains(&reason) && (reason != "other" || !words.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_of_its_list_and_other_needs_words() {
        assert!(is_complete(Subject::Shop, "photo", ""));
        assert!(!is_complete(Subject::Shop, "scan", ""), "that is about certificates");
        assert!(!is_complete(Subject::Product, "other", "  "));
        assert!(is_complete(Subject::Product, "other", "Xin nói rõ giống chè."));
    }
}

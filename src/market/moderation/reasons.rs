//! Why something is sent back: a list to choose from, so that sellers read words that were written with care.

use super::Subject;

/// Letters of a moderator's own words.
pub const LONGEST_WORDS: usize = 500;

const SHOP: [&str; 6] = [
    "reason-shop-name",
    "reason-shop-photo",
    "reason-shop-place",
    "reason-shop-story",
    "reason-shop-seller",
    "reason-shop-other",
];
const PRODUCT: [&str; 7] = [
    "reason-product-photo",
    "reason-product-name",
    "reason-product-description",
    "reason-product-category",
    "reason-product-price",
    "reason-product-forbidden",
    "reason-product-other",
];
const CERTIFICATE: [&str; 6] = [
    "reason-certificate-scan",
    "reason-certificate-number",
    "reason-certificate-dates",
    "reason-certificate-issuer",
    "reason-certificate-product",
    "reason-certificate-other",
];

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

    /// What may be wrong with it, as keys of messages.
    pub fn reasons(self) -> &'static [&'static str] {
        match self {
            Self::Shop => &SHOP,
            Self::Product => &PRODUCT,
            Self::Certificate => &CERTIFICATE,
        }
    }
}

/// Whether a moderator may give that reason: without a choice from the list she explains herself in words.
pub fn is_complete(subject: Subject, reason: &str, words: &str) -> bool {
    subject.reasons().contains(&reason) && (!reason.ends_with("-other") || !words.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_of_its_list_and_other_needs_words() {
        assert!(is_complete(Subject::Shop, "reason-shop-photo", ""));
        assert!(!is_complete(Subject::Shop, "reason-certificate-scan", ""), "that is about certificates");
        assert!(!is_complete(Subject::Product, "reason-product-other", "  "));
        assert!(is_complete(Subject::Product, "reason-product-other", "Xin nói rõ giống chè."));
    }
}

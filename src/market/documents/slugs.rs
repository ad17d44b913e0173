//! Which documents there are. The law of e-commerce and the rules for personal data ask for each of them.

/// Every document, in the order in which they are listed.
pub const ALL: [&str; 8] =
    ["owner-contact", "operating-rules", "privacy", "payment", "delivery", "returns", "complaints", "ranking"];

/// Accepted by whoever registers.
pub const AT_REGISTRATION: [&str; 2] = ["operating-rules", "privacy"];

/// Accepted by whoever buys.
pub const AT_CHECKOUT: [&str; 3] = ["operating-rules", "privacy", "returns"];

/// The slug as it is kept, if there is such a document.
pub fn known(slug: &str) -> Option<&'static str> {
    ALL.into_iter().find(|known| *known == slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_accepted_can_be_read() {
        for slug in AT_REGISTRATION.into_iter().chain(AT_CHECKOUT) {
            assert_eq!(known(slug), Some(slug));
        }
        assert_eq!(known("terms"), None);
    }
}

//! Slugs: Vietnamese words without tones, joined by dashes, at most 60 characters, cut at a word.

use super::fold::fold;

const LONGEST: usize = 60;

/// `Chè Shan tuyết Fìn Hò` → `che-shan-tuyet-fin-ho`. May be empty: callers add a code.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for word in fold(text).split(' ').filter(|w| w.is_ascii()) {
        if out.len() + word.len() + 1 > LONGEST {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word);
    }
    out
}

/// A slug that is nobody else's: the words, then a short code.
pub fn slug_with_code(text: &str, code: &str) -> String {
    let words = slug(text);
    let code = code.to_lowercase();
    if words.is_empty() { code } else { format!("{words}-{code}") }
}

/// Whether an address could name anything: letters, digits and dashes. PostgreSQL refuses to be asked about a NUL.
pub fn is_slug(text: &str) -> bool {
    (1..=120).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_has_no_tones() {
        assert_eq!(slug_with_code("Chè Shan tuyết Fìn Hò", "A1B2C3"), "che-shan-tuyet-fin-ho-a1b2c3");
    }

    #[test]
    fn what_no_slug_can_be_is_told_apart() {
        assert!(is_slug("che-shan-tuyet-a1b2c3"));
        for wrong in ["", "a\0b", "a/b", "chè", "a'b"] {
            assert!(!is_slug(wrong), "{wrong:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_at_a_word() {
        let long = slug(&"mật ong ".repeat(20));
        assert!(long.len() <= LONGEST && !long.ends_with('-'), "{long}");
    }
}

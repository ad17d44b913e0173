//! Which version of a document a page showed, as its form carries it: what was shown is what is agreed.

use crate::{infra::words::Language, market::documents::slugs};

/// A version that a page named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which document.
    pub slug: &'static str,
    /// In which language it was read.
    pub language: Language,
    /// From 1.
    pub version: i32,
}

impl Shown {
    /// `privacy:vi:3`, as the hidden fields of a form carry it; nothing where it names no document.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let slug = slugs::known(parts.next()?)?;
        let language = parts.next()?;
        let language = [Language::Vi, Language::En].into_iter().find(|known| known.as_str() == language)?;
        let version = parts.next()?.parse().ok()?;
        parts.next().is_none().then_some(Self { slug, language, version })
    }

    /// The same, written.
    pub fn written(&self) -> String {
        format!("{}:{}:{}", self.slug, self.language.as_str(), self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_reads_as_it_was_written() {
        let shown = Shown { slug: "privacy", language: Language::Vi, version: 3 };
        assert_eq!(Shown::parse(&shown.written()), Some(shown));
    }

    #[test]
    fn what_names_no_version_is_none() {
        for text in ["", "privacy", "privacy:vi", "privacy:fr:1", "terms:vi:1", "privacy:vi:x", "privacy:vi:1:1"] {
            assert_eq!(Shown::parse(text), None, "{text}");
        }
    }
}

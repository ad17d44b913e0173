//! A visitor who has nothing of her own: no session, no cart, no message. What such visitors see differs by language and sight alone,
//! and both are believed only where this site has signed them.

use axum::http::{HeaderMap, header::COOKIE};
use axum_extra::extract::{SignedCookieJar, cookie::Key};

use crate::{
    infra::words::Language,
    web::{
        cookies::{self, BOUGHT, FORM, GUEST, KNOWN, LANGUAGE, PROVED, PROVING, SECOND, SIGHT},
        sight::Sight,
    },
};

/// Cookies that say nothing to a page that everybody may see. Any other, also one that nobody here knows, is looked at by the
/// site itself.
const SILENT: [&str; 7] = [FORM, PROVING, PROVED, BOUGHT, GUEST, KNOWN, SECOND];
const LOOKS: [&str; 2] = [LANGUAGE, SIGHT];

/// How strangers look at a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stranger {
    /// In which words.
    pub language: Language,
    /// In which size and contrast.
    pub sight: Sight,
    /// The cookies that say so, as they came.
    pub cookies: Option<String>,
}

impl Stranger {
    /// Whoever sends these headers, if she is one.
    pub fn of(headers: &HeaderMap, key: &Key) -> Option<Self> {
        let mut looks = Vec::new();
        for value in headers.get_all(COOKIE) {
            for pair in value.to_str().ok()?.split(';').map(str::trim).filter(|pair| !pair.is_empty()) {
                let name = pair.split_once('=').map_or(pair, |(name, _)| name.trim());
                match name {
                    name if LOOKS.contains(&name) => looks.push(pair),
                    name if SILENT.contains(&name) => {}
                    _ => return None,
                }
            }
        }
        if looks.is_empty() {
            return Some(Self::default());
        }
        let jar = SignedCookieJar::from_headers(headers, key.clone());
        Some(Self {
            language: cookies::language(&jar).unwrap_or_default(),
            sight: Sight::read(&jar),
            cookies: Some(looks.join("; ")),
        })
    }

    /// The name of a page as she sees it.
    pub fn key(&self, address: &str) -> String {
        let (language, text) = (self.language.as_str(), self.sight.text.as_str());
        let contrast = if self.sight.contrast { "high" } else { "" };
        [language, " ", text, " ", contrast, " ", address].concat()
    }
}

//! How somebody wants to see: size of the text and contrast, in a cookie: `large+high`.

use axum_extra::extract::SignedCookieJar;

use super::cookies::SIGHT;

pub use crate::kernel::words::people::TextSize;

/// What was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Size of the text.
    pub text: TextSize,
    /// High contrast.
    pub contrast: bool,
}

impl Sight {
    /// What the browser remembers.
    pub fn read(jar: &SignedCookieJar) -> Self {
        let kept = jar.get(SIGHT).map(|c| c.value().to_owned()).unwrap_or_default();
        let (text, contrast) = kept.split_once('+').unwrap_or((&kept, ""));
        Self { text: TextSize::parse(text).unwrap_or_default(), contrast: contrast == "high" }
    }

    /// As it is kept.
    pub fn written(self) -> String {
        format!("{}+{}", self.text.as_str(), if self.contrast { "high" } else { "normal" })
    }
}

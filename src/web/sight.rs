//! How somebody wants to see: size of the text and contrast, in a cookie: `large+high`.

use axum_extra::extract::SignedCookieJar;

use super::cookies::SIGHT;

/// Size of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As designed.
    #[default]
    Normal,
    /// A.
    Large,
    /// A+.
    Larger,
}

/// What was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Size of the text.
    pub text: TextSize,
    /// High contrast.
    pub contrast: bool,
}

impl TextSize {
    /// As in the style sheets and the form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Larger => "larger",
        }
    }

    /// The size of that name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Normal, Self::Large, Self::Larger].into_iter().find(|size| size.as_str() == text)
    }
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

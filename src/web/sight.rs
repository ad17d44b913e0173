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
        Self { text: size(text).unwrap_or_default(), contrast: contrast == "high" }
    }

    /// As it is kept.
    pub fn written(self) -> String {
        format!("{}+{}", self.text.as_str(), if self.contrast { "high" } else { "normal" })
    }
}

/// There was one larger still once: whoever chose it reads large.
fn size(kept: &str) -> Option<TextSize> {
    if kept == "larger" { Some(TextSize::Large) } else { TextSize::parse(kept) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum_extra::extract::cookie::{Cookie, Key};

    #[test]
    fn what_was_chosen_is_read_and_so_is_what_there_is_no_more() {
        let read =
            |kept: &'static str| Sight::read(&SignedCookieJar::new(Key::generate()).add(Cookie::new(SIGHT, kept)));
        let sight = |text, contrast| Sight { text, contrast };
        for (kept, expected) in [
            ("small+normal", sight(TextSize::Small, false)),
            ("large+high", sight(TextSize::Large, true)),
            ("larger+high", sight(TextSize::Large, true)),
            ("huge+low", sight(TextSize::Normal, false)),
            ("", sight(TextSize::Normal, false)),
        ] {
            assert_eq!(read(kept), expected, "{kept}");
        }
        assert_eq!(read("large+high").written(), "large+high");
    }
}

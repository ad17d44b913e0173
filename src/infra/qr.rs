//! A text as a QR picture: one path of squares, which a page draws itself. Nothing leaves the machine for it, and no file is made.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// Light squares round it that readers need.
const QUIET: usize = 4;

/// A picture of so many squares on each side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Squares, the quiet ones too.
    pub side: usize,
    /// The dark ones, as the `d` of an SVG path.
    pub path: String,
}

/// Of a text of some hundred letters; nothing where it is too long for any.
pub fn picture(text: &str) -> Option<Picture> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (row, squares) in colors.chunks(width).enumerate() {
        let mut at = 0;
        for run in squares.chunk_by(|one, other| one == other) {
            if run[0] == Color::Dark {
                let (x, y, length) = (at + QUIET, row + QUIET, run.len());
                path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
            }
            at += run.len();
        }
    }
    Some(Picture { side: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_three_corners_and_a_quiet_border() {
        let shown = picture("otpauth://totp/a:0900000003?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").expect("a picture");
        assert!(shown.side >= 21 + 8, "{}", shown.side);
        let right = shown.side - QUIET - 7;
        for (x, y) in [(4, 4), (right, 4), (4, right)] {
            assert!(shown.path.contains(&format!("M{x} {y}h7v1h-7z")), "{x} {y}");
        }
        assert!(!shown.path.contains("M3 ") && !shown.path.contains(" 3h"), "nothing dark in the border");
        assert_eq!(picture(&"a".repeat(5_000)), None);
    }
}

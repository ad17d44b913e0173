//! How wide pictures are kept, in pixels of the screen. A width is here because a page shows pictures so wide on the
//! screens that people hold: most are 720 pixels across (360 × 2) or 1,080 (360 × 3, 393 × 2.75, 412 × 2.625).

/// 160: lines of a cart, 72 across × 2. 320 and 480: cards of a list, two across on a screen of 720 and of 1,080. 720: a
/// whole screen of 720, and cards on a sharp laptop. 1280: a whole screen of 1,080, and what is looked at closely.
pub const WIDTHS: [u32; 5] = [160, 320, 480, 720, 1280];
/// The widest of them.
pub(super) const WIDEST: u32 = 1280;
/// Kept once, and in addresses that others still have.
const ONCE: u32 = 640;

/// The kept widths from one to another, both included.
pub fn between(from: u32, to: u32) -> impl Iterator<Item = u32> {
    WIDTHS.into_iter().filter(move |width| (from..=to).contains(width))
}

/// Every width that a file may have, the widest first.
pub(super) fn ever() -> impl Iterator<Item = u32> {
    let mut all: Vec<u32> = WIDTHS.into_iter().chain([ONCE]).collect();
    all.sort_unstable_by(|one, other| other.cmp(one));
    all.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_a_width_that_was_kept_once_still_lead_to_a_file() {
        assert_eq!(WIDTHS.into_iter().max(), Some(WIDEST));
        assert_eq!(ever().collect::<Vec<_>>(), [1280, 720, 640, 480, 320, 160]);
    }

    #[test]
    fn a_page_names_only_what_is_kept() {
        assert_eq!(between(320, 720).collect::<Vec<_>>(), [320, 480, 720]);
        assert_eq!(between(600, 700).count(), 0);
    }
}

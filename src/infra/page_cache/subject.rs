//! What a kept page grows stale of.

use crate::kernel::ids::{ProductId, ShopId};

/// Something that pages show, as `page_marks` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Whatever lists and counts say: every card of every shop.
    Goods,
    /// A product's own page.
    Product(ProductId),
    /// A shop's own page and its cards.
    Shop(ShopId),
    /// The published documents.
    Documents,
    /// Names of places, rates of delivery: rare, and on many pages.
    Everything,
}

impl Subject {
    /// The subject that a mark names. One that this program does not know was left by a newer one: it may be anything.
    pub(super) fn of(subject: &str, id: i64) -> Self {
        match subject {
            "goods" => Self::Goods,
            "product" => Self::Product(ProductId(id)),
            "shop" => Self::Shop(ShopId(id)),
            "documents" => Self::Documents,
            _ => Self::Everything,
        }
    }

    /// A number that is its own, or nearly: where two share one, a page is rendered once more than it had to be.
    pub(super) fn spread(self) -> u64 {
        let (kind, id) = match self {
            Self::Goods => (1, 0),
            Self::Product(id) => (2, id.0),
            Self::Shop(id) => (3, id.0),
            Self::Documents => (4, 0),
            Self::Everything => (5, 0),
        };
        (id.cast_unsigned() << 3 | kind).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_that_nobody_knows_may_mean_anything() {
        assert_eq!(Subject::of("product", 7), Subject::Product(ProductId(7)));
        assert_eq!(Subject::of("harvests", 7), Subject::Everything);
    }
}

//! The table of subjects: a new one adds its line here.

use super::{Kind, certificates, measures, products, shops, subject::Subject};

/// Every subject of moderation, and the file that knows it.
pub const fn of(kind: Kind) -> &'static dyn Subject {
    match kind {
        Kind::Shop => &shops::Shops,
        Kind::Product => &products::Products,
        Kind::Certificate => &certificates::Certificates,
        Kind::Measure => &measures::Measures,
    }
}

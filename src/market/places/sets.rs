//! OCOP's 26 product sets (Decision 26/2026/QĐ-TTg), the market's categories. Every page names some, so they are in the program;
//! the table of the same rows is for foreign keys and joins.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::infra::words::Language;

/// What the migrations load too.
const ROWS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/data/ocop_sets.csv"));

static SETS: LazyLock<Vec<ProductSet>> = LazyLock::new(|| {
    let rows: Result<_, csv::Error> = csv::Reader::from_reader(ROWS.as_bytes()).into_deserialize().collect();
    rows.expect("a test reads these rows")
});

/// A category of goods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductSet {
    /// 1 to 26, as in the decision.
    pub no: i32,
    /// The official name.
    pub name: String,
    /// Short enough to tap.
    pub short_name: String,
    /// The same in English.
    pub short_name_en: String,
    /// In addresses.
    pub slug: String,
    /// Alcohol (14, 15) and medicinal goods (18) are not sold here yet.
    pub sellable: bool,
    /// The decision's upper level.
    pub sector: String,
    /// The decision's middle level.
    pub group: String,
}

/// All 26, in the decision's order.
pub fn sets() -> &'static [ProductSet] {
    &SETS
}

/// The set of that number.
pub fn set(no: i32) -> Option<&'static ProductSet> {
    SETS.iter().find(|set| set.no == no)
}

impl ProductSet {
    /// Its short name.
    pub fn name_in(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.short_name,
            Language::En => &self.short_name_en,
        }
    }

    /// Honey, for samples of pages.
    pub fn sample() -> Self {
        Self {
            no: 4,
            name: "Mật ong".into(),
            short_name: "Mật ong".into(),
            short_name_en: "Honey".into(),
            slug: "mat-ong".into(),
            sellable: true,
            sector: "Thực phẩm".into(),
            group: "Thực phẩm thô, sơ chế".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_sets_are_read_in_their_order() {
        let numbers: Vec<i32> = sets().iter().map(|set| set.no).collect();
        assert_eq!(numbers, (1..=26).collect::<Vec<_>>());
        assert_eq!(set(4).map(|set| set.slug.as_str()), Some("mat-ong"));
        let not_here: Vec<i32> = sets().iter().filter(|set| !set.sellable).map(|set| set.no).collect();
        assert_eq!(not_here, [14, 15, 18]);
    }
}

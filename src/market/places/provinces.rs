//! The 34 provinces and cities of today. Every address form lists them, so they are in the program; the table `units` has them
//! too, for foreign keys and joins.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::kernel::{alphabet, ids::UnitCode};

/// What the migrations load too: provinces are the rows without a parent.
const ROWS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/data/units.csv"));

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| {
    let rows: Result<Vec<Row>, csv::Error> = csv::Reader::from_reader(ROWS.as_bytes()).into_deserialize().collect();
    let mut rows = rows.expect("a test reads these rows");
    rows.retain(|row| row.parent_code.is_empty());
    rows.sort_by_cached_key(|row| alphabet::key(&row.name));
    rows.into_iter().map(|row| Province { code: row.code, name: row.name, full_name: row.full_name }).collect()
});

/// A province of today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Province {
    /// Two digits.
    pub code: UnitCode,
    /// `Tuyên Quang`.
    pub name: String,
    /// `Tỉnh Tuyên Quang`.
    pub full_name: String,
}

#[derive(Deserialize)]
struct Row {
    code: UnitCode,
    name: String,
    full_name: String,
    parent_code: String,
}

/// All provinces in the order of their names.
pub fn provinces() -> &'static [Province] {
    &PROVINCES
}

/// The province of that code.
pub fn province(code: &UnitCode) -> Option<&'static Province> {
    PROVINCES.iter().find(|province| province.code == *code)
}

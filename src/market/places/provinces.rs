//! The 34 provinces and cities of today, and which of them a commune lies in. Every address form lists them and every fee asks, so
//! they are in the program; the table `units` has them too, for foreign keys and joins.

use std::{collections::HashMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::kernel::{alphabet, ids::UnitCode};

/// What the migrations load too: provinces are the rows without a parent.
const ROWS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/data/units.csv"));

static UNITS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let rows: Result<Vec<Row>, csv::Error> = csv::Reader::from_reader(ROWS.as_bytes()).into_deserialize().collect();
    rows.expect("a test reads these rows")
});

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| {
    let mut rows: Vec<&Row> = UNITS.iter().filter(|row| row.parent_code.is_none()).collect();
    rows.sort_by_cached_key(|row| alphabet::key(&row.name));
    let province =
        |row: &Row| Province { code: row.code.clone(), name: row.name.clone(), full_name: row.full_name.clone() };
    rows.into_iter().map(province).collect()
});

static ABOVE: LazyLock<HashMap<&UnitCode, &UnitCode>> = LazyLock::new(|| {
    let above = |row: &'static Row| (&row.code, row.parent_code.as_ref().unwrap_or(&row.code));
    UNITS.iter().map(above).collect()
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
    parent_code: Option<UnitCode>,
}

/// All provinces in the order of their names.
pub fn provinces() -> &'static [Province] {
    &PROVINCES
}

/// The province of that code.
pub fn province(code: &UnitCode) -> Option<&'static Province> {
    PROVINCES.iter().find(|province| province.code == *code)
}

/// The code of the province that a unit is, or lies in.
pub fn province_of(unit: &UnitCode) -> Option<&'static UnitCode> {
    ABOVE.get(unit).copied()
}

//! The 34 provinces and cities of today, and which of them a commune lies in. Every address form lists them and every fee asks, so
//! they are in the program; the table `units` has them too, for foreign keys and joins.

use std::{collections::HashMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::kernel::{alphabet, ids::UnitCode};

/// What the migrations load too: provinces are the rows without a parent.
const ROWS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/data/units.csv"));

static UNITS: LazyLock<Units> = LazyLock::new(|| Units::read().expect("a test reads these rows"));

/// What is held of the rows.
struct Units {
    /// In the order of their names.
    provinces: Vec<Province>,
    /// Unit → the province that it is, or lies in.
    above: HashMap<UnitCode, UnitCode>,
}

impl Units {
    fn read() -> Result<Self, csv::Error> {
        let (mut provinces, mut above) = (Vec::new(), HashMap::new());
        for row in csv::Reader::from_reader(ROWS.as_bytes()).into_deserialize() {
            let Row { code, name, full_name, parent_code } = row?;
            above.insert(code.clone(), parent_code.clone().unwrap_or_else(|| code.clone()));
            if parent_code.is_none() {
                provinces.push(Province { code, name, full_name });
            }
        }
        provinces.sort_by_cached_key(|province: &Province| alphabet::key(&province.name));
        Ok(Self { provinces, above })
    }
}

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
    &UNITS.provinces
}

/// The province of that code.
pub fn province(code: &UnitCode) -> Option<&'static Province> {
    UNITS.provinces.iter().find(|province| province.code == *code)
}

/// The code of the province that a unit is, or lies in.
pub fn province_of(unit: &UnitCode) -> Option<&'static UnitCode> {
    UNITS.above.get(unit)
}

//! The 34 provinces and cities of today and their communes. Every address form, every fee and every card of a list asks for them, so
//! they are in the program; the table `units` has them too, for foreign keys, searches and some joins.

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
    /// Every province and commune.
    named: HashMap<UnitCode, Named>,
    /// Those of each province, in the order of their names.
    communes: HashMap<UnitCode, Vec<UnitCode>>,
}

/// A unit of today.
struct Named {
    name: String,
    full_name: String,
    /// The province that it is, or lies in.
    province: UnitCode,
}

impl Units {
    fn read() -> Result<Self, csv::Error> {
        let rows = csv::Reader::from_reader(ROWS.as_bytes()).into_deserialize();
        let mut rows = rows.collect::<Result<Vec<Row>, _>>()?;
        rows.sort_by_cached_key(|row| (alphabet::key(&row.name), row.code.clone()));
        let (mut provinces, mut named, mut communes) = (Vec::new(), HashMap::new(), HashMap::<_, Vec<_>>::new());
        for Row { code, name, full_name, parent_code } in rows {
            let province = parent_code.clone().unwrap_or_else(|| code.clone());
            named.insert(code.clone(), Named { name: name.clone(), full_name: full_name.clone(), province });
            match parent_code {
                Some(province) => communes.entry(province).or_default().push(code),
                None => provinces.push(Province { code, name, full_name }),
            }
        }
        Ok(Self { provinces, named, communes })
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
    UNITS.named.get(unit).map(|unit| &unit.province)
}

/// `Mèo Vạc`; nothing for what is no unit of today.
pub fn name(unit: &UnitCode) -> &'static str {
    UNITS.named.get(unit).map(|unit| unit.name.as_str()).unwrap_or_default()
}

/// `Xã Mèo Vạc`; nothing for what is no unit of today.
pub fn full_name(unit: &UnitCode) -> &'static str {
    UNITS.named.get(unit).map(|unit| unit.full_name.as_str()).unwrap_or_default()
}

/// The communes of a province, in the order of their names.
pub fn communes_of(province: &UnitCode) -> &'static [UnitCode] {
    UNITS.communes.get(province).map(Vec::as_slice).unwrap_or_default()
}

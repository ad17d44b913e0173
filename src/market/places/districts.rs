//! The districts that ended on 2025-06-30, which people still name. What has ended changes no more, so they are in the program; the
//! tables `former_units` and `unit_successors` have them too, for joins.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::LazyLock,
};

use serde::{Deserialize, Serialize};

use super::provinces::communes_of;
use crate::kernel::{alphabet, ids::UnitCode};

/// What the migrations load too.
const FORMER: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/data/former_units.csv"));
const SUCCESSORS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/data/unit_successors.csv"));
const PROVINCES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/data/province_successors.csv"));

static DISTRICTS: LazyLock<BTreeMap<UnitCode, Vec<FormerDistrict>>> =
    LazyLock::new(|| read().expect("a test reads these rows"));

/// A district of before July 2025.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormerDistrict {
    /// Three digits.
    pub code: UnitCode,
    /// `Huyện Mèo Vạc`.
    pub full_name: String,
    /// Its former province: `Hà Giang`.
    pub province_name: String,
    /// Today's communes of its province with land of it, in the order of their names; one may stand under two districts.
    #[serde(skip)]
    pub communes: Vec<UnitCode>,
}

#[derive(Deserialize)]
struct Row {
    code: UnitCode,
    level: String,
    name: String,
    full_name: String,
    parent_code: String,
}

#[derive(Deserialize)]
struct Link {
    former_code: String,
    code: UnitCode,
}

/// The former districts whose land is in a province of today, in the order of their names.
pub fn former_districts(province: &UnitCode) -> &'static [FormerDistrict] {
    DISTRICTS.get(province).map_or(&[], Vec::as_slice)
}

/// By today's province, in the order of their names.
fn read() -> Result<BTreeMap<UnitCode, Vec<FormerDistrict>>, csv::Error> {
    let rows: Vec<Row> = csv::Reader::from_reader(FORMER.as_bytes()).into_deserialize().collect::<Result<_, _>>()?;
    let communes = communes(&rows)?;
    let provinces: HashMap<&str, &Row> =
        rows.iter().filter(|row| row.level == "province").map(|row| (row.code.0.as_str(), row)).collect();
    let today: HashMap<String, UnitCode> =
        links(PROVINCES)?.into_iter().map(|link| (link.former_code, link.code)).collect();
    let mut districts: BTreeMap<UnitCode, Vec<FormerDistrict>> = BTreeMap::new();
    let mut named: Vec<&Row> = rows.iter().filter(|row| row.level == "district").collect();
    named.sort_by_cached_key(|row| (alphabet::key(&row.name), row.code.clone()));
    for row in named {
        let Some(province) = today.get(&row.parent_code) else { continue };
        let own = communes.get(row.code.0.as_str());
        let in_it = |code: &&UnitCode| own.is_some_and(|own| own.contains(*code));
        let district = FormerDistrict {
            communes: communes_of(province).iter().filter(in_it).cloned().collect(),
            code: row.code.clone(),
            full_name: row.full_name.clone(),
            province_name: provinces.get(row.parent_code.as_str()).map(|p| p.name.clone()).unwrap_or_default(),
        };
        districts.entry(province.clone()).or_default().push(district);
    }
    Ok(districts)
}

/// Today's communes by the code of the district. Five island districts had no communes: they stand among the successors themselves.
fn communes(rows: &[Row]) -> Result<HashMap<&str, BTreeSet<UnitCode>>, csv::Error> {
    let above: HashMap<&str, &str> = rows
        .iter()
        .filter(|row| row.level != "province")
        .map(|row| (row.code.0.as_str(), if row.level == "district" { &*row.code.0 } else { &*row.parent_code }))
        .collect();
    let mut communes: HashMap<&str, BTreeSet<UnitCode>> = HashMap::new();
    for link in links(SUCCESSORS)? {
        if let Some(district) = above.get(link.former_code.as_str()) {
            communes.entry(district).or_default().insert(link.code);
        }
    }
    Ok(communes)
}

fn links(rows: &'static str) -> Result<Vec<Link>, csv::Error> {
    csv::Reader::from_reader(rows.as_bytes()).into_deserialize().collect()
}

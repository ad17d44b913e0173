//! Reads of today's units: 34 provinces and their 3,321 communes.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

pub use super::{
    former::{FormerDistrict, communes_of_former_district, former_districts, former_label},
    provinces::{Province, province, provinces},
    search::{Found, search},
};
use crate::{entities::unit, kernel::ids::UnitCode};

/// Half the side of the square that `near` looks through, in ten-thousandths of a degree: some 55 km.
const NEAR_E4: i32 = 5_000;

/// A commune of today in its province. Shown as `Xã Mèo Vạc, Tuyên Quang`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Five digits.
    pub code: UnitCode,
    /// Without its type word: `Mèo Vạc`.
    pub name: String,
    /// `Xã Mèo Vạc`.
    pub full_name: String,
    /// Two digits.
    pub province_code: UnitCode,
    /// Without its type word: `Tuyên Quang`.
    pub province_name: String,
}

impl Place {
    /// Mèo Vạc, for samples of pages.
    pub fn sample() -> Self {
        Self {
            code: UnitCode("00769".into()),
            name: "Mèo Vạc".into(),
            full_name: "Xã Mèo Vạc".into(),
            province_code: UnitCode("08".into()),
            province_name: "Tuyên Quang".into(),
        }
    }
}

impl Place {
    /// One line: `Xã Mèo Vạc, Tuyên Quang`.
    pub fn label(&self) -> String {
        format!("{}, {}", self.full_name, self.province_name)
    }
}

/// The commune of that code.
pub async fn commune(db: &impl ConnectionTrait, code: &UnitCode) -> Result<Option<Place>, DbErr> {
    Ok(communes(db, std::slice::from_ref(code)).await?.pop())
}

/// The communes of those codes, for lists: unknown codes are left out, and each stands once, sorted by code.
pub async fn communes(db: &impl ConnectionTrait, codes: &[UnitCode]) -> Result<Vec<Place>, DbErr> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let rows = unit::Entity::find()
        .filter(unit::Column::Code.is_in(codes.iter().cloned()))
        .filter(unit::Column::ParentCode.is_not_null())
        .order_by_asc(unit::Column::Code)
        .all(db)
        .await?;
    Ok(places(rows))
}

/// The communes of a province in the order of their names.
pub async fn of_province(db: &impl ConnectionTrait, province: &UnitCode) -> Result<Vec<Place>, DbErr> {
    let rows = unit::Entity::find()
        .filter(unit::Column::ParentCode.eq(province.clone()))
        .order_by_asc(unit::Column::SearchText)
        .order_by_asc(unit::Column::Code)
        .all(db)
        .await?;
    Ok(places(rows))
}

/// The communes around one, itself first, then by distance between their centres; none farther than some 55 km each way.
pub async fn near(db: &impl ConnectionTrait, code: &UnitCode, limit: usize) -> Result<Vec<Place>, DbErr> {
    let centre = unit::Entity::find_by_id(code.clone()).one(db).await?.as_ref().and_then(point);
    let Some((latitude, longitude)) = centre else { return Ok(Vec::new()) };
    let mut rows = unit::Entity::find()
        .filter(unit::Column::ParentCode.is_not_null())
        .filter(unit::Column::LatitudeE4.between(latitude - NEAR_E4, latitude + NEAR_E4))
        .filter(unit::Column::LongitudeE4.between(longitude - NEAR_E4, longitude + NEAR_E4))
        .order_by_asc(unit::Column::Code)
        .all(db)
        .await?;
    rows.sort_by_key(|row| (row.code != *code, point(row).map(|p| apart(p, (latitude, longitude)))));
    rows.truncate(limit);
    Ok(places(rows))
}

fn point(row: &unit::Model) -> Option<(i32, i32)> {
    row.latitude_e4.zip(row.longitude_e4)
}

/// The square of a distance, good for comparing. A degree of longitude is some 93 % of one of latitude this far north.
fn apart(a: (i32, i32), b: (i32, i32)) -> i64 {
    let (north, east) = (i64::from(a.0 - b.0) * 100, i64::from(a.1 - b.1) * 93);
    north * north + east * east
}

/// Communes with the names of their provinces, in the order given.
pub(super) fn places(rows: Vec<unit::Model>) -> Vec<Place> {
    let place = |row: unit::Model| {
        let province_code = row.parent_code?;
        let province_name = province(&province_code)?.name.clone();
        Some(Place { code: row.code, name: row.name, full_name: row.full_name, province_code, province_name })
    };
    rows.into_iter().filter_map(place).collect()
}

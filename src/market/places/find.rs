//! Reads of today's units: 34 provinces and their 3,321 communes.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::communes::places;
pub use super::{
    communes::{Place, commune, communes},
    former::{FormerDistrict, communes_of_former_district, former_districts, former_label},
    provinces::{Province, province, provinces},
    search::{Found, search},
};
use crate::{
    entities::unit,
    kernel::{alphabet, ids::UnitCode},
};

/// Half the side of the square that `near` looks through, in ten-thousandths of a degree: some 55 km.
const NEAR_E4: i32 = 5_000;

/// The communes of a province in the order of their names.
pub async fn of_province(db: &impl ConnectionTrait, province: &UnitCode) -> Result<Vec<Place>, DbErr> {
    let mut rows = unit::Entity::find()
        .filter(unit::Column::ParentCode.eq(province.clone()))
        .order_by_asc(unit::Column::Code)
        .all(db)
        .await?;
    rows.sort_by_cached_key(|row| alphabet::key(&row.name));
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

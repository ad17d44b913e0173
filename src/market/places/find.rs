//! Reads of today's units: 34 provinces and their 3,321 communes.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, SimpleExpr},
};

use super::communes::places;
pub use super::{
    communes::{Place, commune, communes},
    districts::{FormerDistrict, former_districts},
    former::former_label,
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
pub async fn near(db: &impl ConnectionTrait, code: &UnitCode, limit: u64) -> Result<Vec<Place>, DbErr> {
    let centre = unit::Entity::find_by_id(code.clone()).one(db).await?.as_ref().and_then(point);
    let Some((latitude, longitude)) = centre else { return Ok(Vec::new()) };
    let rows = unit::Entity::find()
        .filter(unit::Column::ParentCode.is_not_null())
        .filter(unit::Column::LatitudeE4.between(latitude - NEAR_E4, latitude + NEAR_E4))
        .filter(unit::Column::LongitudeE4.between(longitude - NEAR_E4, longitude + NEAR_E4))
        .order_by_desc(Expr::expr(unit::Column::Code.eq(code.clone())))
        .order_by_asc(apart(latitude, longitude))
        .order_by_asc(unit::Column::Code)
        .limit(limit)
        .all(db)
        .await?;
    Ok(places(rows))
}

fn point(row: &unit::Model) -> Option<(i32, i32)> {
    row.latitude_e4.zip(row.longitude_e4)
}

/// The square of a distance, good for comparing. A degree of longitude is some 93 % of one of latitude this far north.
fn apart(latitude: i32, longitude: i32) -> SimpleExpr {
    let square = |column: unit::Column, at: i32, weight: i64| {
        let way = || Expr::col(column).cast_as("BIGINT").sub(at).mul(weight);
        way().mul(way())
    };
    square(unit::Column::LatitudeE4, latitude, 100).add(square(unit::Column::LongitudeE4, longitude, 93))
}

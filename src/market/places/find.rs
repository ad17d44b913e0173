//! Reads of today's units: 34 provinces and their 3,321 communes.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
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
    use unit::Column::{Code, LatitudeE4, LongitudeE4, ParentCode};
    let centre = unit::Entity::find_by_id(code.clone()).select_only().columns([LatitudeE4, LongitudeE4]).into_query();
    let around = |column: unit::Column| {
        let centre = || Expr::col(("centre", column));
        Expr::col((unit::Entity, column)).between(centre().sub(NEAR_E4), centre().add(NEAR_E4))
    };
    let mut rows = unit::Entity::find()
        .filter(ParentCode.is_not_null())
        .order_by_desc(Expr::expr(Code.eq(code.clone())))
        .order_by_asc(apart())
        .order_by_asc(Code)
        .limit(limit);
    let near = Condition::all().add(around(LatitudeE4)).add(around(LongitudeE4));
    QueryTrait::query(&mut rows).join_subquery(JoinType::InnerJoin, centre, "centre", near);
    Ok(places(rows.all(db).await?))
}

/// The square of a distance, good for comparing. A degree of longitude is some 93 % of one of latitude this far north.
fn apart() -> SimpleExpr {
    let square = |column: unit::Column, weight: i64| {
        let at = |of: Expr| of.cast_as("BIGINT");
        let way = || at(Expr::col((unit::Entity, column))).sub(at(Expr::col(("centre", column)))).mul(weight);
        way().mul(way())
    };
    square(unit::Column::LatitudeE4, 100).add(square(unit::Column::LongitudeE4, 93))
}

//! Reads of today's units: 34 provinces and their 3,321 communes.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::communes::places;
pub use super::{
    communes::{Place, commune, communes},
    districts::{FormerDistrict, former_districts},
    former::former_label,
    near::near,
    provinces::{Province, province, provinces},
    search::{Found, Looked, look, search},
};
use crate::{
    entities::unit,
    kernel::{alphabet, ids::UnitCode},
};

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

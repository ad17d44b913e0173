//! The province that this market is for, its communes of today, and what they were before 2025-07-01.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;
use time::Date;

use super::former;
use crate::{
    entities::{former_unit, unit, unit_successor},
    kernel::{alphabet, ids::UnitCode},
};

const COMMUNE: &str = "commune";
const PROVINCE: &str = "province";

/// Where the figures are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Territory {
    /// `Tỉnh Tuyên Quang`.
    pub name: String,
    /// Former provinces in it other than the one it is named after: `Hà Giang`.
    pub absorbed: Vec<String>,
    /// Every commune of today, in the order of their names.
    pub communes: Vec<Commune>,
}

/// A commune of today and the former units that it counts under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Commune {
    /// Its code.
    pub code: UnitCode,
    /// `Xã Mèo Vạc`.
    pub name: String,
    /// `Huyện Mèo Vạc`; empty where nothing is known.
    pub district: String,
    /// `Tỉnh Hà Giang`; empty where nothing is known.
    pub province: String,
}

/// What was before, as it is read: rows of successors with the former unit.
type Former = (UnitCode, UnitCode, String, String, Option<UnitCode>);

/// Reads it, as the units are on a day. `None` where there is no such province.
pub async fn read(db: &impl ConnectionTrait, code: &UnitCode, on: Date) -> Result<Option<Territory>, DbErr> {
    let Some(province) = unit::Entity::find_by_id(code.clone()).one(db).await? else { return Ok(None) };
    let mut units = communes(db, code, on).await?;
    units.sort_by_cached_key(|unit| alphabet::key(&unit.name));
    let former = former_units(db, code).await?;
    let links = former.iter().filter(|f| f.2 == COMMUNE).filter_map(|f| Some((f.0.clone(), f.4.clone()?)));
    let districts = former::districts(links);
    let labels = labels(db, districts.values()).await?;
    let absorbed = former.iter().filter(|f| f.2 == PROVINCE && f.3 != province.name).map(|f| f.3.clone()).collect();
    let communes = units.into_iter().map(|unit| commune(unit, &districts, &labels)).collect();
    Ok(Some(Territory { name: province.full_name, absorbed, communes }))
}

fn commune(
    unit: unit::Model,
    districts: &BTreeMap<UnitCode, UnitCode>,
    labels: &BTreeMap<UnitCode, former_unit::Model>,
) -> Commune {
    let district = districts.get(&unit.code).and_then(|code| labels.get(code));
    let province = district.and_then(|d| d.parent_code.as_ref()).and_then(|code| labels.get(code));
    let name = |label: Option<&former_unit::Model>| label.map(|l| l.full_name.clone()).unwrap_or_default();
    Commune { district: name(district), province: name(province), code: unit.code, name: unit.full_name }
}

async fn communes(db: &impl ConnectionTrait, province: &UnitCode, on: Date) -> Result<Vec<unit::Model>, DbErr> {
    let holds = Condition::any().add(unit::Column::ValidTo.is_null()).add(unit::Column::ValidTo.gte(on));
    unit::Entity::find()
        .filter(unit::Column::ParentCode.eq(province.clone()))
        .filter(holds)
        .order_by_asc(unit::Column::Code)
        .all(db)
        .await
}

/// Former units that live on in the province or one of its communes: (code of today, code, level, name, parent).
async fn former_units(db: &impl ConnectionTrait, province: &UnitCode) -> Result<Vec<Former>, DbErr> {
    let to_former = unit_successor::Entity::belongs_to(former_unit::Entity)
        .from(unit_successor::Column::FormerCode)
        .to(former_unit::Column::Code)
        .into();
    let to_unit = unit_successor::Entity::belongs_to(unit::Entity)
        .from(unit_successor::Column::Code)
        .to(unit::Column::Code)
        .into();
    let inside = Condition::any()
        .add(unit::Column::ParentCode.eq(province.clone()))
        .add(unit::Column::Code.eq(province.clone()));
    unit_successor::Entity::find()
        .select_only()
        .column(unit_successor::Column::Code)
        .column(former_unit::Column::Code)
        .column(former_unit::Column::Level)
        .column(former_unit::Column::Name)
        .column(former_unit::Column::ParentCode)
        .join(JoinType::InnerJoin, to_former)
        .join(JoinType::InnerJoin, to_unit)
        .filter(inside)
        .order_by_asc(former_unit::Column::Code)
        .order_by_asc(unit_successor::Column::Code)
        .into_tuple()
        .all(db)
        .await
}

/// The districts by code, and all former provinces.
async fn labels(
    db: &impl ConnectionTrait,
    districts: impl Iterator<Item = &UnitCode>,
) -> Result<BTreeMap<UnitCode, former_unit::Model>, DbErr> {
    let mut codes: Vec<UnitCode> = districts.cloned().collect();
    codes.sort();
    codes.dedup();
    let wanted =
        Condition::any().add(former_unit::Column::Code.is_in(codes)).add(former_unit::Column::Level.eq(PROVINCE));
    let rows = former_unit::Entity::find().filter(wanted).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.code.clone(), row)).collect())
}

//! The three levels that ended on 2025-06-30: still what people call their home, so kept as labels, filters and for comparison.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use crate::{
    entities::{former_unit, unit_successor},
    kernel::{alphabet, ids::UnitCode},
};

/// A district of before July 2025.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormerDistrict {
    /// Three digits.
    pub code: UnitCode,
    /// `Huyện Mèo Vạc`.
    pub full_name: String,
    /// Its former province: `Hà Giang`.
    pub province_name: String,
}

/// A former unit written out: `xã Pải Lủng, huyện Mèo Vạc, Hà Giang`; `None` for a code that never was.
pub async fn former_label(db: &impl ConnectionTrait, former: &UnitCode) -> Result<Option<String>, DbErr> {
    Ok(labels(db, std::slice::from_ref(former)).await?.remove(former))
}

/// The same for many, in three queries.
pub(super) async fn labels(db: &impl ConnectionTrait, codes: &[UnitCode]) -> Result<HashMap<UnitCode, String>, DbErr> {
    let units = with_code(db, codes).await?;
    let above = with_code(db, &parents(&units)).await?;
    let top = with_code(db, &parents(&above)).await?;
    let find = |rows: &[former_unit::Model], code: &Option<UnitCode>| {
        rows.iter().find(|r| Some(&r.code) == code.as_ref()).cloned()
    };
    let line = |unit: &former_unit::Model| {
        let parent = find(&above, &unit.parent_code);
        let grandparent = parent.as_ref().and_then(|p| find(&top, &p.parent_code));
        let words: Vec<String> = [Some(unit.clone()), parent, grandparent].into_iter().flatten().map(word).collect();
        words.join(", ")
    };
    Ok(units.iter().map(|unit| (unit.code.clone(), line(unit))).collect())
}

async fn with_code(db: &impl ConnectionTrait, codes: &[UnitCode]) -> Result<Vec<former_unit::Model>, DbErr> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    former_unit::Entity::find().filter(former_unit::Column::Code.is_in(codes.iter().cloned())).all(db).await
}

fn parents(units: &[former_unit::Model]) -> Vec<UnitCode> {
    let mut codes: Vec<UnitCode> = units.iter().filter_map(|u| u.parent_code.clone()).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// Inside a line the type word is small, and a province goes without it.
fn word(unit: former_unit::Model) -> String {
    if unit.level == "province" {
        return unit.name;
    }
    let mut letters = unit.full_name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The former districts whose land is in a province of today, in the order of their names.
pub async fn former_districts(db: &impl ConnectionTrait, province: &UnitCode) -> Result<Vec<FormerDistrict>, DbErr> {
    let links =
        unit_successor::Entity::find().filter(unit_successor::Column::Code.eq(province.clone())).all(db).await?;
    let codes: Vec<UnitCode> = links.into_iter().map(|link| link.former_code).collect();
    let names: HashMap<UnitCode, String> = with_code(db, &codes).await?.into_iter().map(|p| (p.code, p.name)).collect();
    let mut rows = former_unit::Entity::find()
        .filter(former_unit::Column::Level.eq("district"))
        .filter(former_unit::Column::ParentCode.is_in(codes))
        .order_by_asc(former_unit::Column::Code)
        .all(db)
        .await?;
    rows.sort_by_cached_key(|row| alphabet::key(&row.name));
    let district = |row: former_unit::Model| FormerDistrict {
        province_name: row.parent_code.and_then(|p| names.get(&p).cloned()).unwrap_or_default(),
        code: row.code,
        full_name: row.full_name,
    };
    Ok(rows.into_iter().map(district).collect())
}

/// Today's communes with land of a former district, sorted; a commune may stand under two districts.
pub async fn communes_of_former_district(
    db: &impl ConnectionTrait,
    district: &UnitCode,
) -> Result<Vec<UnitCode>, DbErr> {
    let communes =
        former_unit::Entity::find().filter(former_unit::Column::ParentCode.eq(district.clone())).all(db).await?;
    let mut former: Vec<UnitCode> = communes.into_iter().map(|row| row.code).collect();
    // Five island districts had no communes: they stand in the list of successors themselves.
    former.push(district.clone());
    let links = successors(db, &former).await?;
    let mut codes: Vec<UnitCode> = links.into_iter().map(|link| link.code).collect();
    codes.sort();
    codes.dedup();
    Ok(codes)
}

/// Whether land of a former commune is in a commune of today.
pub async fn became(db: &impl ConnectionTrait, former: &UnitCode, code: &UnitCode) -> Result<bool, DbErr> {
    let link = unit_successor::Entity::find_by_id((former.clone(), code.clone()));
    Ok(link.one(db).await?.is_some())
}

/// Links of former units to today's, in a fixed order.
pub(super) async fn successors(
    db: &impl ConnectionTrait,
    former: &[UnitCode],
) -> Result<Vec<unit_successor::Model>, DbErr> {
    unit_successor::Entity::find()
        .filter(unit_successor::Column::FormerCode.is_in(former.iter().cloned()))
        .order_by_asc(unit_successor::Column::FormerCode)
        .order_by_asc(unit_successor::Column::Code)
        .all(db)
        .await
}

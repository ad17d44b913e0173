//! The three levels that ended on 2025-06-30: still what people call their home, so kept as labels, filters and for comparison.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    entities::{former_unit, unit_successor},
    kernel::ids::UnitCode,
};

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

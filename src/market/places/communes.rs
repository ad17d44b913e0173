//! Today's communes, each by its code and with the name of its province.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::provinces::province;
use crate::{entities::unit, kernel::ids::UnitCode};

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

/// Communes with the names of their provinces, in the order given.
pub(super) fn places(rows: Vec<unit::Model>) -> Vec<Place> {
    let place = |row: unit::Model| {
        let province_code = row.parent_code?;
        let province_name = province(&province_code)?.name.clone();
        Some(Place { code: row.code, name: row.name, full_name: row.full_name, province_code, province_name })
    };
    rows.into_iter().filter_map(place).collect()
}

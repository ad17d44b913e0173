//! Administrative units since 2025-07-01: provinces (2 digits) and communes (5 digits).

use sea_orm::entity::prelude::*;

use crate::kernel::ids::UnitCode;

/// A row of `units`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "units")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: UnitCode,
    /// tinh, thanh_pho, xa, phuong, dac_khu.
    pub kind: String,
    /// Without its type word: `Mèo Vạc`.
    pub name: String,
    /// `Xã Mèo Vạc`.
    pub full_name: String,
    pub parent_code: Option<UnitCode>,
    /// Folded name and province.
    pub search_text: String,
    pub valid_from: time::Date,
    pub valid_to: Option<time::Date>,
    /// Ten-thousandths of a degree.
    pub latitude_e4: Option<i32>,
    pub longitude_e4: Option<i32>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

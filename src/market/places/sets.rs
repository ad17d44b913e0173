//! OCOP's 26 product sets (Decision 26/2026/QĐ-TTg), the market's categories.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder};
use serde::Serialize;

use crate::{entities::product_set, infra::words::Language};

/// A category of goods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProductSet {
    /// 1 to 26, as in the decision.
    pub no: i32,
    /// The official name.
    pub name: String,
    /// Short enough to tap.
    pub short_name: String,
    /// The same in English.
    pub short_name_en: String,
    /// In addresses.
    pub slug: String,
    /// Alcohol (14, 15) and medicinal goods (18) are not sold here yet.
    pub sellable: bool,
    /// The decision's upper level.
    pub sector: String,
    /// The decision's middle level.
    pub group: String,
}

/// All 26, in the decision's order.
pub async fn sets(db: &impl ConnectionTrait) -> Result<Vec<ProductSet>, DbErr> {
    let rows = product_set::Entity::find().order_by_asc(product_set::Column::No).all(db).await?;
    Ok(rows.into_iter().map(ProductSet::from).collect())
}

impl From<product_set::Model> for ProductSet {
    fn from(row: product_set::Model) -> Self {
        Self {
            no: row.no,
            name: row.name,
            short_name: row.short_name,
            short_name_en: row.short_name_en,
            slug: row.slug,
            sellable: row.sellable,
            sector: row.sector,
            group: row.product_group,
        }
    }
}

impl ProductSet {
    /// Its short name.
    pub fn name_in(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.short_name,
            Language::En => &self.short_name_en,
        }
    }

    /// Honey, for samples of pages.
    pub fn sample() -> Self {
        Self {
            no: 4,
            name: "Mật ong".into(),
            short_name: "Mật ong".into(),
            short_name_en: "Honey".into(),
            slug: "mat-ong".into(),
            sellable: true,
            sector: "Thực phẩm".into(),
            group: "Thực phẩm thô, sơ chế".into(),
        }
    }
}

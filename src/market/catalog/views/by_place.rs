//! What is on sale from where, by today's communes and by the districts that ended in July 2025, and in which categories.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait},
};
use serde::Serialize;

use super::super::on_sale::on_sale;
use crate::{
    entities::{place_goods, product, product_set},
    kernel::ids::UnitCode,
    market::places::{
        find::{FormerDistrict, former_districts},
        provinces::{communes_of, full_name},
        sets::{self, ProductSet},
    },
};

/// A commune with what it has on sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceCount {
    /// Five digits.
    pub code: UnitCode,
    /// `Xã Mèo Vạc`.
    pub full_name: &'static str,
    /// Goods on sale; 0 where there is none yet.
    pub goods: i64,
}

/// A former district and the communes of today that hold a part of it.
#[derive(Clone, Debug, Serialize)]
pub struct DistrictGoods {
    /// As people still call it.
    pub district: &'static FormerDistrict,
    /// In the order of their names.
    pub communes: Vec<PlaceCount>,
}

impl PlaceCount {
    /// Mèo Vạc, for samples of pages.
    pub fn sample() -> Self {
        Self::of(UnitCode("00769".into()), 12)
    }

    fn of(code: UnitCode, goods: i64) -> Self {
        Self { full_name: full_name(&code), code, goods }
    }
}

impl DistrictGoods {
    /// Mèo Vạc, for samples of pages.
    pub fn sample() -> Self {
        let of_province = former_districts(&UnitCode("08".into()));
        let district = of_province.iter().find(|district| district.code.0 == "027").expect("a district of Tuyên Quang");
        Self { district, communes: vec![PlaceCount::sample()] }
    }
}

/// Communes with something on sale, the most goods first.
pub async fn communes_with_goods(db: &impl ConnectionTrait, most: u64) -> Result<Vec<PlaceCount>, DbErr> {
    use place_goods::Column as G;
    let chosen = counted().order_by_desc(G::Goods).order_by_asc(G::UnitCode).limit(most);
    Ok(chosen.into_tuple().all(db).await?.into_iter().map(|(code, goods)| PlaceCount::of(code, goods)).collect())
}

/// Each commune that has something on sale, and how much.
fn counted() -> Select<place_goods::Entity> {
    use place_goods::Column as G;
    place_goods::Entity::find().select_only().columns([G::UnitCode, G::Goods]).filter(G::Goods.gt(0))
}

/// All communes of a province under their former districts; a commune made of parts of two districts stands under both.
pub async fn by_former_district(db: &impl ConnectionTrait, province: &UnitCode) -> Result<Vec<DistrictGoods>, DbErr> {
    let goods: HashMap<UnitCode, i64> = counted().into_tuple().all(db).await?.into_iter().collect();
    let in_district = |district: &'static FormerDistrict| {
        let own = communes_of(province).iter().filter(|code| district.communes.contains(code));
        let count = |code: &UnitCode| PlaceCount::of(code.clone(), goods.get(code).copied().unwrap_or_default());
        DistrictGoods { communes: own.map(count).collect(), district }
    };
    let districts = former_districts(province).iter().map(in_district);
    Ok(districts.filter(|group| !group.communes.is_empty()).collect())
}

/// Categories with something on sale, in the decision's order.
pub async fn sets_on_sale(db: &impl ConnectionTrait) -> Result<Vec<&'static ProductSet>, DbErr> {
    let any = product::Entity::find()
        .select_only()
        .column(product::Column::Id)
        .filter(
            Expr::col((product::Entity, product::Column::SetNo)).equals((product_set::Entity, product_set::Column::No)),
        )
        .filter(on_sale())
        .into_query();
    let numbers: Vec<i32> = product_set::Entity::find()
        .select_only()
        .column(product_set::Column::No)
        .filter(Expr::exists(any))
        .order_by_asc(product_set::Column::No)
        .into_tuple()
        .all(db)
        .await?;
    Ok(numbers.into_iter().filter_map(sets::set).collect())
}

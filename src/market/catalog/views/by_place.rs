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
    infra::db::gathered::{Gathered, column, gathered, rising},
    kernel::ids::UnitCode,
    market::places::{
        find::{FormerDistrict, former_districts},
        provinces::full_name,
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
    /// One of Tuyên Quang's, by its number from 0, for samples of pages.
    pub fn sample(number: usize) -> Self {
        Self { district: &former_districts(&UnitCode("08".into()))[number], communes: vec![PlaceCount::sample()] }
    }
}

/// Communes with something on sale, the most goods first.
pub async fn communes_with_goods(db: &impl ConnectionTrait, most: u64) -> Result<Vec<PlaceCount>, DbErr> {
    use place_goods::Column as G;
    let chosen = with_goods()
        .select_only()
        .columns([G::UnitCode, G::Goods])
        .order_by_desc(G::Goods)
        .order_by_asc(G::UnitCode)
        .limit(most);
    Ok(chosen.into_tuple().all(db).await?.into_iter().map(|(code, goods)| PlaceCount::of(code, goods)).collect())
}

/// The communes that have something on sale.
fn with_goods() -> Select<place_goods::Entity> {
    place_goods::Entity::find().filter(place_goods::Column::Goods.gt(0))
}

/// All communes of a province under their former districts; a commune made of parts of two districts stands under both.
pub async fn by_former_district(db: &impl ConnectionTrait, province: &UnitCode) -> Result<Vec<DistrictGoods>, DbErr> {
    use place_goods::Column as G;
    let rows = gathered(db.get_database_backend(), [G::UnitCode, G::Goods].map(column), [rising(G::UnitCode)]);
    let Gathered(goods) =
        with_goods().select_only().column_as(rows, "goods").into_tuple().one(db).await?.unwrap_or_default();
    let goods: HashMap<UnitCode, i64> = goods.into_iter().collect();
    let in_district = |district: &'static FormerDistrict| {
        let count = |code: &UnitCode| PlaceCount::of(code.clone(), goods.get(code).copied().unwrap_or_default());
        DistrictGoods { communes: district.communes.iter().map(count).collect(), district }
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
    let no = product_set::Column::No;
    let numbers = gathered(db.get_database_backend(), [column(no)], [rising(no)]);
    let numbers = product_set::Entity::find().select_only().column_as(numbers, "numbers").filter(Expr::exists(any));
    let Gathered(numbers): Gathered<(i32,)> = numbers.into_tuple().one(db).await?.unwrap_or_default();
    Ok(numbers.into_iter().filter_map(|(no,)| sets::set(no)).collect())
}

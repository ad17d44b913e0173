//! What is on sale from where, by today's communes and by the districts that ended in July 2025, and in which categories.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use serde::Serialize;

use super::super::on_sale::on_sale;
use crate::{
    entities::{place_goods, product, product_set},
    infra::db::gathered::{Gathered, column, gathered, rising, together},
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

/// The communes with the most goods on sale, as one value, to be read by `places`.
pub(super) fn with_most_goods(backend: DbBackend, most: u64) -> SelectStatement {
    use place_goods::Column as G;
    let chosen = with_goods().select_only().columns([G::UnitCode, G::Goods]).order_by_desc(G::Goods);
    let chosen = chosen.order_by_asc(G::UnitCode).limit(most).into_query();
    let [code, goods] = ["unit_code", "goods"].map(|name| Expr::col(("chosen", name)));
    let order = [(goods.clone(), Order::Desc), (code.clone(), Order::Asc)];
    Query::select().expr(gathered(backend, [code, goods], order)).from_subquery(chosen, "chosen").take()
}

/// The communes in a column of that name.
pub(super) fn places(row: &QueryResult, name: &str) -> Result<Vec<PlaceCount>, DbErr> {
    let Gathered(places): Gathered<(UnitCode, i64)> = row.try_get("", name)?;
    Ok(places.into_iter().map(|(code, goods)| PlaceCount::of(code, goods)).collect())
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
    sets(&together(db, [("sets", with_goods_on_sale(db.get_database_backend()))]).await?, "sets")
}

/// The same as a question of one value, to be read by `sets`.
pub(super) fn with_goods_on_sale(backend: DbBackend) -> SelectStatement {
    let same = (product_set::Entity, product_set::Column::No);
    let any = product::Entity::find()
        .select_only()
        .column(product::Column::Id)
        .filter(column(product::Column::SetNo).equals(same))
        .filter(on_sale())
        .into_query();
    let no = product_set::Column::No;
    let numbers = gathered(backend, [column(no)], [rising(no)]);
    product_set::Entity::find().select_only().column_as(numbers, "numbers").filter(Expr::exists(any)).into_query()
}

/// The categories in a column of that name.
pub(super) fn sets(row: &QueryResult, name: &str) -> Result<Vec<&'static ProductSet>, DbErr> {
    let Gathered(numbers): Gathered<(i32,)> = row.try_get("", name)?;
    Ok(numbers.into_iter().filter_map(|(no,)| sets::set(no)).collect())
}

//! What is on sale from where, by today's communes and by the districts that ended in July 2025, and in which categories.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use serde::Serialize;

use super::super::on_sale::on_sale;
use crate::{
    entities::{place_goods, product, product_set, unit},
    kernel::{alphabet, ids::UnitCode},
    market::places::{
        find::{FormerDistrict, former_districts},
        sets::{self, ProductSet},
    },
};

/// A commune with what it has on sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, FromQueryResult)]
pub struct PlaceCount {
    /// Five digits.
    pub code: UnitCode,
    /// `Xã Mèo Vạc`.
    pub full_name: String,
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
        Self { code: UnitCode("00769".into()), full_name: "Xã Mèo Vạc".into(), goods: 12 }
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

/// Communes with something on sale, the most goods first. They are chosen before they are named.
pub async fn communes_with_goods(db: &impl ConnectionTrait, most: u64) -> Result<Vec<PlaceCount>, DbErr> {
    use place_goods::Column as G;
    let chosen = place_goods::Entity::find().select_only().columns([G::UnitCode, G::Goods]).filter(G::Goods.gt(0));
    let chosen = chosen.order_by_desc(G::Goods).order_by_asc(G::UnitCode).limit(most).into_query();
    let same = Expr::col(("chosen", "unit_code")).equals((unit::Entity, unit::Column::Code));
    let mut named = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Code, unit::Column::FullName])
        .column_as(Expr::col(("chosen", "goods")), "goods")
        .order_by_desc(Expr::col(("chosen", "goods")))
        .order_by_asc(unit::Column::Code);
    QueryTrait::query(&mut named).join_subquery(JoinType::InnerJoin, chosen, "chosen", same);
    named.into_model().all(db).await
}

/// All communes of a province under their former districts; a commune made of parts of two districts stands under both.
pub async fn by_former_district(db: &impl ConnectionTrait, province: &UnitCode) -> Result<Vec<DistrictGoods>, DbErr> {
    use unit::Column as U;
    let counted = unit::Entity::belongs_to(place_goods::Entity).from(U::Code).to(place_goods::Column::UnitCode).into();
    let mut named: Vec<(String, PlaceCount)> = unit::Entity::find()
        .select_only()
        .columns([U::Name, U::Code, U::FullName])
        .column_as(place_goods::Column::Goods.if_null(0), "goods")
        .join(JoinType::LeftJoin, counted)
        .filter(U::ParentCode.eq(province.clone()))
        .into_tuple::<(String, UnitCode, String, i64)>()
        .all(db)
        .await?
        .into_iter()
        .map(|(name, code, full_name, goods)| (name, PlaceCount { code, full_name, goods }))
        .collect();
    named.sort_by_cached_key(|(name, place)| (alphabet::key(name), place.code.clone()));
    let in_district = |district: &'static FormerDistrict| {
        let own = named.iter().filter(|(_, place)| district.communes.contains(&place.code));
        DistrictGoods { communes: own.map(|(_, place)| place.clone()).collect(), district }
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

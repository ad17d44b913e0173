//! What is on sale from where, by today's communes and by the districts that ended in July 2025, and in which categories.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use serde::Serialize;

use super::super::on_sale::on_sale;
use crate::{
    entities::{former_unit, place_goods, product, product_set, unit, unit_successor},
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
    pub district: FormerDistrict,
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
        let district = FormerDistrict {
            code: UnitCode("027".into()),
            full_name: "Huyện Mèo Vạc".into(),
            province_name: "Hà Giang".into(),
        };
        Self { district, communes: vec![PlaceCount::sample()] }
    }
}

/// Communes with something on sale, the most goods first.
pub async fn communes_with_goods(db: &impl ConnectionTrait, most: u64) -> Result<Vec<PlaceCount>, DbErr> {
    use place_goods::Column as G;
    let named = place_goods::Entity::belongs_to(unit::Entity).from(G::UnitCode).to(unit::Column::Code).into();
    place_goods::Entity::find()
        .select_only()
        .column_as(unit::Column::Code, "code")
        .column_as(unit::Column::FullName, "full_name")
        .column(G::Goods)
        .join(JoinType::InnerJoin, named)
        .filter(G::Goods.gt(0))
        .order_by_desc(G::Goods)
        .order_by_asc(G::UnitCode)
        .limit(most)
        .into_model()
        .all(db)
        .await
}

/// All communes of a province under their former districts; a commune made of parts of two districts stands under both.
pub async fn by_former_district(db: &impl ConnectionTrait, province: &UnitCode) -> Result<Vec<DistrictGoods>, DbErr> {
    let counts = communes_with_goods(db, 10_000).await?;
    let counts: HashMap<UnitCode, i64> = counts.into_iter().map(|place| (place.code, place.goods)).collect();
    let districts = former_districts(db, province).await?;
    let links = links(db, districts.iter().map(|district| district.code.clone()).collect()).await?;
    let mut named: Vec<(UnitCode, String, String)> = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Code, unit::Column::Name, unit::Column::FullName])
        .filter(unit::Column::ParentCode.eq(province.clone()))
        .order_by_asc(unit::Column::Code)
        .into_tuple()
        .all(db)
        .await?;
    named.sort_by_cached_key(|(_, name, _)| alphabet::key(name));
    let in_district = |district: FormerDistrict| {
        let own = links.get(&district.code);
        let of = named.iter().filter(|(code, ..)| own.is_some_and(|own| own.contains(code)));
        let place = |(code, _, full_name): &(UnitCode, String, String)| PlaceCount {
            goods: counts.get(code).copied().unwrap_or(0),
            code: code.clone(),
            full_name: full_name.clone(),
        };
        DistrictGoods { communes: of.map(place).collect(), district }
    };
    Ok(districts.into_iter().map(in_district).filter(|group| !group.communes.is_empty()).collect())
}

/// Former district → communes of today.
async fn links(
    db: &impl ConnectionTrait,
    districts: Vec<UnitCode>,
) -> Result<HashMap<UnitCode, HashSet<UnitCode>>, DbErr> {
    let became = former_unit::Entity::belongs_to(unit_successor::Entity)
        .from(former_unit::Column::Code)
        .to(unit_successor::Column::FormerCode)
        .into();
    let rows: Vec<(UnitCode, UnitCode)> = former_unit::Entity::find()
        .select_only()
        .column(former_unit::Column::ParentCode)
        .column(unit_successor::Column::Code)
        .join(JoinType::InnerJoin, became)
        .filter(former_unit::Column::ParentCode.is_in(districts))
        .into_tuple()
        .all(db)
        .await?;
    let mut links: HashMap<UnitCode, HashSet<UnitCode>> = HashMap::new();
    for (district, commune) in rows {
        links.entry(district).or_default().insert(commune);
    }
    Ok(links)
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

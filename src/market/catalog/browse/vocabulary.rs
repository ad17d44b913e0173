//! The words that goods on sale are found by: their names, their categories, their shops and every name that people have for the places
//! that they come from. Read as a whole, piece by piece, so that no connection is held for long.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use super::super::on_sale::on_sale;
use crate::{
    entities::{former_unit, place_goods, product, shop, unit, unit_successor},
    kernel::{
        ids::{ProductId, ShopId, UnitCode},
        vocabulary::{Learning, Vocabulary},
    },
    market::places::sets::sets,
};

/// Names that are read at once, from id to id: what is denied twice says the same, and keeps SQLite from any other way.
const PIECE: u64 = 1_000;
/// Communes, districts, provinces.
const LEVELS: usize = 3;

/// What can be learnt now.
pub async fn learn(db: &impl ConnectionTrait) -> Result<Vocabulary, DbErr> {
    let mut learning = Learning::default();
    for set in sets() {
        learning.hear(&set.short_name);
    }
    goods(db, &mut learning).await?;
    shops(db, &mut learning).await?;
    places(db, &mut learning).await?;
    Ok(learning.done())
}

async fn goods(db: &impl ConnectionTrait, learning: &mut Learning) -> Result<(), DbErr> {
    let mut after = ProductId(0);
    loop {
        let names: Vec<(ProductId, String)> = product::Entity::find()
            .select_only()
            .columns([product::Column::Id, product::Column::Name])
            .filter(product::Column::Id.gt(after))
            .filter(on_sale().not().not())
            .order_by_asc(product::Column::Id)
            .limit(PIECE)
            .into_tuple()
            .all(db)
            .await?;
        names.iter().for_each(|(_, name)| learning.hear(name));
        match names.last() {
            Some((last, _)) => after = *last,
            None => return Ok(()),
        }
    }
}

async fn shops(db: &impl ConnectionTrait, learning: &mut Learning) -> Result<(), DbErr> {
    let mut after = ShopId(0);
    loop {
        let names: Vec<(ShopId, String)> = shop::Entity::find()
            .select_only()
            .columns([shop::Column::Id, shop::Column::Name])
            .filter(shop::Column::Id.gt(after))
            .filter(shop::Column::Status.eq(shop::Status::Open).not().not())
            .order_by_asc(shop::Column::Id)
            .limit(PIECE)
            .into_tuple()
            .all(db)
            .await?;
        names.iter().for_each(|(_, name)| learning.hear(name));
        match names.last() {
            Some((last, _)) => after = *last,
            None => return Ok(()),
        }
    }
}

/// Communes that have something on sale, and what they were called until July 2025.
async fn places(db: &impl ConnectionTrait, learning: &mut Learning) -> Result<(), DbErr> {
    let names: Vec<String> = unit::Entity::find()
        .select_only()
        .column(unit::Column::Name)
        .filter(unit::Column::Code.in_subquery(with_goods()))
        .order_by_asc(unit::Column::Code)
        .into_tuple()
        .all(db)
        .await?;
    names.iter().for_each(|name| learning.hear(name));
    let mut level: Vec<UnitCode> = unit_successor::Entity::find()
        .select_only()
        .column(unit_successor::Column::FormerCode)
        .filter(unit_successor::Column::Code.in_subquery(with_goods()))
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    for _ in 0..LEVELS {
        let rows: Vec<(String, Option<UnitCode>)> = former_unit::Entity::find()
            .select_only()
            .columns([former_unit::Column::Name, former_unit::Column::ParentCode])
            .filter(former_unit::Column::Code.is_in(level))
            .order_by_asc(former_unit::Column::Code)
            .into_tuple()
            .all(db)
            .await?;
        rows.iter().for_each(|(name, _)| learning.hear(name));
        level = rows.into_iter().filter_map(|(_, parent)| parent).collect();
        level.sort();
        level.dedup();
    }
    Ok(())
}

fn with_goods() -> SelectStatement {
    let any = place_goods::Entity::find().select_only().column(place_goods::Column::UnitCode);
    any.filter(place_goods::Column::Goods.gt(0)).into_query()
}

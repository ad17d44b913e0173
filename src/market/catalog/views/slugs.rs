//! Addresses of everything on sale, for machines that read the site's map: by ranges of ids, so that each piece of the map costs the
//! same however large the market is, and keeps its goods while others come.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};

use super::super::on_sale::on_sale;
use crate::entities::{product, shop};

/// Ids in a piece.
pub const PIECE: i64 = 10_000;

/// Pieces of goods; 0 where there never was one.
pub async fn pieces_of_products(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let last = product::Entity::find().select_only().column_as(product::Column::Id.max(), "last");
    Ok(pieces(last.into_tuple().one(db).await?.flatten()))
}

/// Pieces of shops; 0 where there never was one.
pub async fn pieces_of_shops(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let last = shop::Entity::find().select_only().column_as(shop::Column::Id.max(), "last");
    Ok(pieces(last.into_tuple().one(db).await?.flatten()))
}

fn pieces(last: Option<i64>) -> i64 {
    last.map_or(0, |id| (id - 1) / PIECE + 1)
}

/// Slugs of products on sale in a piece, counted from 1. `NOT NOT` keeps SQLite from walking through everything on sale.
pub async fn products(db: &impl ConnectionTrait, piece: i64) -> Result<Vec<String>, DbErr> {
    let (first, last) = ids(piece);
    product::Entity::find()
        .select_only()
        .column(product::Column::Slug)
        .filter(product::Column::Id.between(first, last))
        .filter(on_sale().not().not())
        .order_by_asc(product::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Slugs of open shops in a piece, counted from 1.
pub async fn shops(db: &impl ConnectionTrait, piece: i64) -> Result<Vec<String>, DbErr> {
    let (first, last) = ids(piece);
    shop::Entity::find()
        .select_only()
        .column(shop::Column::Slug)
        .filter(shop::Column::Id.between(first, last))
        .filter(shop::Column::Status.eq(shop::Status::Open))
        .order_by_asc(shop::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

fn ids(piece: i64) -> (i64, i64) {
    ((piece - 1) * PIECE + 1, piece * PIECE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_stands_in_one_piece() {
        assert_eq!([None, Some(1), Some(PIECE), Some(PIECE + 1)].map(pieces), [0, 1, 1, 2]);
        assert_eq!([ids(1), ids(2)], [(1, PIECE), (PIECE + 1, 2 * PIECE)]);
    }
}

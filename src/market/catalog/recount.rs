//! Whether the counts of goods that the database keeps itself are those of the goods.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement, UnionType},
};

use crate::{
    entities::{place_goods, product, shop_goods},
    infra::db::sums::sum_of,
};

const KEY: &str = "key_of";

/// The first place or shop that has more or fewer goods on sale than are kept for it.
pub async fn difference(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    use product::Column as P;
    let places = place_goods::Entity::find()
        .select_only()
        .column_as(place_goods::Column::UnitCode, KEY)
        .column(place_goods::Column::Goods);
    if let Some(found) = left(db, "place_goods", places.into_query(), less(P::UnitCode)).await? {
        return Ok(Some(found));
    }
    let shops = shop_goods::Entity::find()
        .select_only()
        .column_as(shop_goods::Column::ShopId, KEY)
        .column(shop_goods::Column::Goods);
    left(db, "shop_goods", shops.into_query(), less(P::ShopId)).await
}

/// One less for each that is on sale.
fn less(by: product::Column) -> SelectStatement {
    product::Entity::find()
        .select_only()
        .column_as(by, KEY)
        .expr_as(Expr::val(-1_i64), "goods")
        .into_query()
        .and_where(product::Column::Shown.eq(true))
        .to_owned()
}

async fn left(
    db: &impl ConnectionTrait,
    table: &str,
    mut kept: SelectStatement,
    less: SelectStatement,
) -> Result<Option<String>, DbErr> {
    let mut left = Query::select();
    left.expr_as(Expr::col(KEY).cast_as("TEXT"), "word").expr_as(sum_of("goods"), "goods_left");
    left.from_subquery(kept.union(UnionType::All, less).to_owned(), "both_of").group_by_col(KEY);
    left.and_having(sum_of("goods").ne(0)).order_by(KEY, Order::Asc).limit(1);
    let Some(row) = db.query_one(&left).await? else { return Ok(None) };
    let (key, goods): (String, i64) = (row.try_get("", "word")?, row.try_get("", "goods_left")?);
    Ok(Some(format!("{table} {key}: {goods:+} goods")))
}

//! What a moderator sees of a product beside its words: what it costs, and whether buyers see it now.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use crate::{
    entities::{product, variant},
    kernel::{ids::ProductId, money::Money},
};

/// A way to buy it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Priced {
    /// `lọ 500 ml`.
    pub measure: String,
    /// Whole đồng.
    pub price: Money,
    /// Packed.
    pub weight_g: i64,
    /// Pieces.
    pub stock: i64,
}

/// What is offered, in its order.
pub async fn variants(db: &impl ConnectionTrait, product: ProductId) -> Result<Vec<Priced>, DbErr> {
    let rows = variant::Entity::find()
        .filter(variant::Column::ProductId.eq(product))
        .filter(variant::Column::Offered.eq(true))
        .order_by_asc(variant::Column::Position)
        .order_by_asc(variant::Column::Id)
        .all(db)
        .await?;
    let priced = |row: variant::Model| Priced {
        measure: row.measure,
        price: row.price,
        weight_g: row.weight_g,
        stock: row.stock,
    };
    Ok(rows.into_iter().map(priced).collect())
}

/// Whether it was approved once, so that something is shown to compare with.
pub async fn is_published(db: &impl ConnectionTrait, product: ProductId) -> Result<bool, DbErr> {
    let row = product::Entity::find_by_id(product).one(db).await?;
    Ok(row.is_some_and(|row| row.published_at.is_some()))
}

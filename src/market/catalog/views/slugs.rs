//! Addresses of everything on sale, for machines that read the site's map.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::super::on_sale::on_sale;
use crate::entities::{product, shop};

/// Slugs of products on sale, the newest first.
pub async fn products(db: &impl ConnectionTrait, most: u64) -> Result<Vec<String>, DbErr> {
    product::Entity::find()
        .select_only()
        .column(product::Column::Slug)
        .filter(on_sale())
        .order_by_desc(product::Column::PublishedAt)
        .order_by_desc(product::Column::Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// Slugs of open shops, the newest first.
pub async fn shops(db: &impl ConnectionTrait, most: u64) -> Result<Vec<String>, DbErr> {
    shop::Entity::find()
        .select_only()
        .column(shop::Column::Slug)
        .filter(shop::Column::Status.eq(shop::Status::Open))
        .order_by_desc(shop::Column::Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

//! What a report on something shown is about: a product or a shop that buyers can open now.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::ExprTrait};

use super::ReportAbout;
use crate::{
    entities::{product, shop},
    kernel::{ids::ShopId, links},
    market::catalog,
};

/// As an address names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named<'a> {
    /// By its code, or the last part of its address.
    Product(&'a str),
    /// By its code, or the last part of its address.
    Shop(&'a str),
}

/// What somebody says something of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Of which kind.
    pub about: ReportAbout,
    /// The product's or the shop's.
    pub id: i64,
    /// Its code.
    pub code: String,
    /// Whose.
    pub shop: ShopId,
    /// As buyers read it.
    pub title: String,
    /// Whose, as buyers read it.
    pub shop_name: String,
    /// Its page.
    pub href: String,
    /// Buyers can open that page.
    pub shown: bool,
}

/// What is named so, shown or not.
pub async fn find(db: &impl ConnectionTrait, named: Named<'_>) -> Result<Option<Thing>, DbErr> {
    match named {
        Named::Shop(code) => {
            let row = shop::Entity::find()
                .filter(shop::Column::Code.eq(code).or(shop::Column::Slug.eq(code)))
                .one(db)
                .await?;
            Ok(row.map(of_shop))
        }
        Named::Product(code) => {
            let row = product::Entity::find()
                .filter(product::Column::Code.eq(code).or(product::Column::Slug.eq(code)))
                .one(db)
                .await?;
            let Some(row) = row else { return Ok(None) };
            let shop = shop::Entity::find_by_id(row.shop_id).one(db).await?;
            Ok(shop.map(|shop| of_product(row, shop)))
        }
    }
}

/// The same, if buyers can open its page.
pub async fn shown(db: &impl ConnectionTrait, named: Named<'_>) -> Result<Option<Thing>, DbErr> {
    Ok(find(db, named).await?.filter(|thing| thing.shown))
}

/// The code of that product.
pub async fn product_code(db: &impl ConnectionTrait, id: i64) -> Result<Option<String>, DbErr> {
    let row = product::Entity::find().filter(product::Column::Id.eq(id));
    row.select_only().column(product::Column::Code).into_tuple().one(db).await
}

fn of_shop(row: shop::Model) -> Thing {
    Thing {
        about: ReportAbout::Shop,
        id: row.id.0,
        shop: row.id,
        title: row.name.clone(),
        shop_name: row.name,
        href: links::shop(&row.slug),
        shown: row.status.has_page(),
        code: row.code,
    }
}

fn of_product(row: product::Model, shop: shop::Model) -> Thing {
    Thing {
        about: ReportAbout::Product,
        id: row.id.0,
        shop: shop.id,
        title: row.name,
        shop_name: shop.name,
        href: links::product(&row.slug),
        shown: row.status == catalog::Status::Live && shop.status.has_page(),
        code: row.code,
    }
}

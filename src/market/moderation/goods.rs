//! One product as a moderator sees it, within her reach, whether buyers see it or not.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    compared::{Compared, rows},
    products::{lines, offered},
    reach::Reach,
    subject::Reader,
};
use crate::{
    entities::{product, shop},
    kernel::ids::{ProductId, ShopId},
    market::catalog::{Status, find as goods},
};

/// A product.
#[derive(Clone, Debug)]
pub struct Good {
    /// The product.
    pub id: ProductId,
    /// In staff's addresses.
    pub code: String,
    /// In its public address.
    pub slug: String,
    /// As approved, or as first proposed.
    pub name: String,
    /// Where it stands.
    pub status: Status,
    /// Buyers see it now.
    pub shown: bool,
    /// Whose.
    pub shop: ShopId,
    /// In staff's addresses.
    pub shop_code: String,
    /// Everything that is said of it, and what is offered.
    pub said: Compared,
}

/// The code of that product, if it was taken off display.
pub async fn stopped(db: &impl ConnectionTrait, product: ProductId) -> Result<Option<String>, DbErr> {
    let row = product::Entity::find_by_id(product).one(db).await?;
    Ok(row.filter(|row| row.status == Status::Hidden).map(|row| row.code))
}

/// The product of that code, if its shop is within reach.
pub async fn find<'a>(db: impl Into<Reader<'a>>, reach: &Reach, code: &str) -> Result<Option<Good>, DbErr> {
    let db = db.into();
    let Some(row) = product::Entity::find().filter(product::Column::Code.eq(code)).one(&db).await? else {
        return Ok(None);
    };
    let shop = shop::Entity::find_by_id(row.shop_id).one(&db).await?.filter(|shop| reach.covers(&shop.unit_code));
    let (Some(shop), Some(content)) = (shop, goods::content(&db, row.id).await?) else { return Ok(None) };
    let said = Compared {
        rows: rows(None, lines(&content)),
        photos: content.photos,
        facts: offered(&db, row.id).await?,
        ..Compared::default()
    };
    Ok(Some(Good {
        id: row.id,
        code: row.code,
        slug: row.slug,
        name: row.name,
        status: row.status,
        shown: row.shown,
        shop: shop.id,
        shop_code: shop.code,
        said,
    }))
}

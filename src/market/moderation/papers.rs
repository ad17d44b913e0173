//! One paper as a moderator sees it, within her reach, whether it counts or not.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use time::Date;

use super::reach::Reach;
use crate::{
    entities::{product, shop},
    kernel::ids::{CertificateId, ShopId},
    market::certificates::find::{self, Certificate},
};

/// A paper.
#[derive(Clone, Debug)]
pub struct Paper {
    /// What it says, and where it stands today.
    pub said: Certificate,
    /// Whose.
    pub shop: ShopId,
    /// In staff's addresses.
    pub shop_code: String,
    /// What it is for.
    pub product_name: String,
    /// In staff's addresses.
    pub product_code: String,
}

/// The paper, if its shop is within reach.
pub async fn find(
    db: &impl ConnectionTrait,
    reach: &Reach,
    id: CertificateId,
    today: Date,
) -> Result<Option<Paper>, DbErr> {
    let Some(said) = find::by_id(db, id, today).await? else { return Ok(None) };
    let Some(product) = product::Entity::find_by_id(said.product).one(db).await? else { return Ok(None) };
    let shop = shop::Entity::find_by_id(product.shop_id).one(db).await?;
    let paper = |shop: shop::Model| Paper {
        said,
        shop: shop.id,
        shop_code: shop.code,
        product_name: product.name,
        product_code: product.code,
    };
    Ok(shop.filter(|shop| reach.covers(&shop.unit_code)).map(paper))
}

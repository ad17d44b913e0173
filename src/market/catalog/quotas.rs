//! How much one shop may have: far more than an honest one lists, and little enough that nobody fills the market alone.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect,
    RelationDef,
};

use super::Status;
use crate::{
    entities::{picture, product},
    kernel::ids::{ProductId, ShopId},
};

/// Products of a shop, whatever became of them.
pub const MOST_PRODUCTS: u64 = 2_000;
/// Products of a shop that were never approved and wait for a moderator.
pub const MOST_WAITING: u64 = 200;
/// Products of a shop that show the same photo first.
pub const MOST_OF_A_COVER: u64 = 30;

/// What there is enough of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OverQuota {
    /// `MOST_PRODUCTS`.
    #[error("the shop has too many products")]
    Products,
    /// `MOST_WAITING`.
    #[error("too many products of the shop wait for a moderator")]
    Waiting,
    /// `MOST_OF_A_COVER`.
    #[error("too many products of the shop show that photo first")]
    Cover,
}

/// What a shop has enough of to list one more.
pub async fn over(db: &impl ConnectionTrait, shop: ShopId) -> Result<Option<OverQuota>, DbErr> {
    let own = product::Entity::find().filter(product::Column::ShopId.eq(shop));
    if own.clone().count(db).await? >= MOST_PRODUCTS {
        return Ok(Some(OverQuota::Products));
    }
    let waiting = own.filter(product::Column::Status.eq(Status::Pending)).count(db).await?;
    Ok((waiting >= MOST_WAITING).then_some(OverQuota::Waiting))
}

/// Whether that many products of a shop, besides this one, begin with the same photo, be it sent once or again and again.
pub async fn is_worn(
    db: &impl ConnectionTrait,
    shop: ShopId,
    besides: Option<ProductId>,
    cover: &str,
) -> Result<bool, DbErr> {
    let picture = picture::Entity::find().filter(picture::Column::Code.eq(cover)).one(db).await?;
    let mut same = Condition::any().add(product::Column::Cover.eq(cover));
    if let Some(hash) = picture.and_then(|picture| picture.content_hash) {
        same = same.add(picture::Column::ContentHash.eq(hash));
    }
    let of_cover: RelationDef =
        product::Entity::belongs_to(picture::Entity).from(product::Column::Cover).to(picture::Column::Code).into();
    let mut others = product::Entity::find()
        .join(JoinType::LeftJoin, of_cover)
        .filter(product::Column::ShopId.eq(shop))
        .filter(same);
    if let Some(besides) = besides {
        others = others.filter(product::Column::Id.ne(besides));
    }
    Ok(others.count(db).await? >= MOST_OF_A_COVER)
}

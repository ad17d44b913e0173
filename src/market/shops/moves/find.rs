//! Shops to be moved, and those whose day is over.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use time::Date;

use crate::{entities::shop, infra::db::Work, kernel::ids::ShopId, market::claimed::Claimed};

/// A shop, to be moved.
pub type ClaimedShop<'w> = Claimed<'w, shop::Model>;

/// The shop of that code: for moderators, whose reach is asked before anything is changed.
pub async fn claim_by_code<'w>(work: &'w Work, code: &str) -> Result<Option<ClaimedShop<'w>>, DbErr> {
    Claimed::one(work, shop::Entity::find().filter(shop::Column::Code.eq(code))).await
}

/// The shop of that id: for what time does by itself, and for moderators likewise.
pub async fn claim(work: &Work, id: ShopId) -> Result<Option<ClaimedShop<'_>>, DbErr> {
    Claimed::one(work, shop::Entity::find_by_id(id)).await
}

/// So many resting shops whose rest was over before `today`, behind a shop: out of an index of those that rest, which says so in these words.
pub async fn rested(db: &impl ConnectionTrait, today: Date, behind: ShopId, most: u64) -> Result<Vec<ShopId>, DbErr> {
    shop::Entity::find()
        .select_only()
        .column(shop::Column::Id)
        .filter(Expr::cust("\"shops\".\"status\" = 'resting'"))
        .filter(shop::Column::RestsUntil.lt(today))
        .filter(shop::Column::Id.gt(behind))
        .order_by_asc(shop::Column::Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

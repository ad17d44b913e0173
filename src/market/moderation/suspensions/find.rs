//! Reads of suspensions.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use time::Date;

use super::Suspension;
use crate::{
    entities::{shop, suspension},
    kernel::ids::ShopId,
    market::shops::moves::Deed,
};

/// That of a shop, whether it comes or holds.
pub async fn of(db: &impl ConnectionTrait, shop: ShopId) -> Result<Option<Suspension>, DbErr> {
    Ok(suspension::Entity::find_by_id(shop).one(db).await?.map(read))
}

/// So many shops to which something is due on `today`, behind a shop. Few are suspended at a time: all are looked through.
pub async fn due(db: &impl ConnectionTrait, today: Date, behind: ShopId, most: u64) -> Result<Vec<ShopId>, DbErr> {
    use suspension::Column as S;
    let sells = Deed::Suspend.from();
    let begins = Condition::all().add(S::StartsOn.lte(today)).add(shop::Column::Status.is_in(sells));
    let any =
        Condition::any().add(begins).add(S::EndsOn.lt(today).and(S::ClosesOn.is_null())).add(S::ClosesOn.lte(today));
    let of_shop = suspension::Entity::belongs_to(shop::Entity).from(S::ShopId).to(shop::Column::Id);
    suspension::Entity::find()
        .join(JoinType::InnerJoin, of_shop.into())
        .select_only()
        .column(S::ShopId)
        .filter(any)
        .filter(S::ShopId.gt(behind))
        .order_by_asc(S::ShopId)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

fn read(row: suspension::Model) -> Suspension {
    Suspension { starts_on: row.starts_on, ends_on: row.ends_on, closes_on: row.closes_on }
}

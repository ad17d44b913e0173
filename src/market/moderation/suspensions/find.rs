//! Reads of suspensions.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Date;

use super::Suspension;
use crate::{entities::suspension, kernel::ids::ShopId};

/// That of a shop, whether it comes or holds.
pub async fn of(db: &impl ConnectionTrait, shop: ShopId) -> Result<Option<Suspension>, DbErr> {
    Ok(suspension::Entity::find_by_id(shop).one(db).await?.map(read))
}

/// So many shops to which something may be due on `today`, behind a shop. Few are suspended at a time: all are looked through.
pub async fn due(db: &impl ConnectionTrait, today: Date, behind: ShopId, most: u64) -> Result<Vec<ShopId>, DbErr> {
    use suspension::Column as S;
    let any = Condition::any().add(S::StartsOn.lte(today)).add(S::EndsOn.lt(today)).add(S::ClosesOn.lte(today));
    suspension::Entity::find()
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

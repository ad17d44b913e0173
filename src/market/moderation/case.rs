//! One case within a moderator's reach, and whether it is hers to decide.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

pub use super::subject::Case;
use super::{Kind, of, reach::Reach, subject::Reader};
use crate::{entities::shop, kernel::ids::AccountId, market::shops::members};

/// The case, if its shop is within reach.
pub async fn find<'a>(db: impl Into<Reader<'a>>, reach: &Reach, kind: Kind, id: i64) -> Result<Option<Case>, DbErr> {
    let db = db.into();
    let Some(case) = of(kind).case(&db, id).await? else { return Ok(None) };
    let shop = shop::Entity::find_by_id(case.shop).one(&db).await?;
    Ok(shop.filter(|shop| reach.covers(&shop.unit_code)).map(|_| case))
}

/// Whether a moderator has a hand in the case herself.
pub async fn is_own(db: &impl ConnectionTrait, case: &Case, moderator: AccountId) -> Result<bool, DbErr> {
    let member = members::role(db, case.shop, moderator).await?.is_some();
    Ok(member || case.submitted_by == Some(moderator))
}

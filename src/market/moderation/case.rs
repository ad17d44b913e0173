//! One case within a moderator's reach, and whether it is hers to decide.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use time::Duration;

pub use super::subject::Case;
use super::{Kind, of, reach::Reach, subject::Reader};
use crate::{
    entities::shop,
    kernel::{ids::AccountId, instant::Instant},
    market::shops::members,
};

/// The case, if its shop is within reach.
pub async fn find<'a>(db: impl Into<Reader<'a>>, reach: &Reach, kind: Kind, id: i64) -> Result<Option<Case>, DbErr> {
    let db = db.into();
    let Some(case) = of(kind).case(&db, id).await? else { return Ok(None) };
    let shop = shop::Entity::find_by_id(case.shop).one(&db).await?;
    Ok(shop.filter(|shop| reach.covers(&shop.unit_code)).map(|_| case))
}

/// For so long whoever was taken out of a shop does not decide about it.
pub(super) const STILL_HERS: Duration = Duration::days(90);

/// Whether a moderator has a hand in the case herself, or had lately.
pub async fn is_own(db: &impl ConnectionTrait, case: &Case, moderator: AccountId, now: Instant) -> Result<bool, DbErr> {
    let member = members::had_a_hand(db, case.shop, moderator, now.before(STILL_HERS)).await?;
    Ok(member || case.submitted_by == Some(moderator))
}

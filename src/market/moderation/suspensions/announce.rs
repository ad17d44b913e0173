//! A shop will be suspended, or is at once where an authority orders it.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use time::{Date, Duration};

use super::{Stop, Suspension, after_notice, find};
use crate::{
    entities::suspension,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::ShopId,
    market::{
        catalog::doors::go,
        periods::{self, Period},
        shops::{
            events::{ShopSuspended, ShopSuspensionAnnounced},
            moves::{Deed, find::ClaimedShop},
        },
    },
};

/// A longer one is closed.
const LONGEST: Duration = Duration::days(3 * 366);

/// Why a shop is not suspended. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum AnnounceError {
    /// It never opened, is suspended, or will be and no authority orders it at once.
    #[error("the shop is not open, or will be suspended")]
    NotOpen,
    /// The last day is before the first, or years ahead.
    #[error("the last day does not fit")]
    Until,
}

/// Buyers no longer find the shop from the first day on.
pub async fn announce(work: &Work, shop: ClaimedShop<'_>, stop: &Stop) -> Result<Suspension, Refused<AnnounceError>> {
    let (shop_id, today) = (shop.id, work.now.day());
    let comes = find::of(&work.tx, shop_id).await?.is_some();
    if Deed::Suspend.leads(shop.status, false).is_none() || (comes && stop.order_no.is_none()) {
        return no(AnnounceError::NotOpen);
    }
    let notice = periods::find::days(&work.tx, Period::Notice, today).await?;
    let starts_on = if stop.order_no.is_some() { today } else { after_notice(today, notice) };
    if stop.until.is_some_and(|until| until < starts_on || until > starts_on + LONGEST) {
        return no(AnnounceError::Until);
    }
    let (reason, words) = (stop.why.reason.as_str().to_owned(), stop.why.words.clone());
    if comes {
        // What an authority orders does not wait for what was announced.
        suspension::Entity::delete_by_id(shop_id).exec(&work.tx).await?;
    }
    insert(work, shop_id, (starts_on, stop.until)).await?;
    if starts_on > today {
        let ends_on = stop.until;
        work.record(&ShopSuspensionAnnounced { shop_id, reason, words, starts_on, ends_on })?;
    } else {
        let moved = go(work, shop, Deed::Suspend).await;
        moved.map_err(|refused| refused.map_no(|_| AnnounceError::NotOpen))?;
        work.record(&ShopSuspended { shop_id, reason, words })?;
    }
    Ok(Suspension { starts_on, ends_on: stop.until, closes_on: None })
}

async fn insert(
    work: &Work,
    shop_id: ShopId,
    (starts_on, ends_on): (Date, Option<Date>),
) -> Result<(), sea_orm::DbErr> {
    let row = suspension::ActiveModel {
        shop_id: Set(shop_id),
        starts_on: Set(starts_on),
        ends_on: Set(ends_on),
        closes_on: Set(None),
    };
    row.insert(&work.tx).await.map(drop)
}

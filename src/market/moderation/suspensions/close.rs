//! A shop that is suspended will be closed, or is at once where an authority orders it.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    EntityTrait,
};
use time::Date;

use super::{Stop, after_notice, find};
use crate::{
    entities::suspension,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::{
        catalog::doors::go,
        periods::{self, Period},
        shops::{
            events::{ShopClosed, ShopClosingAnnounced},
            moves::{Deed, find::ClaimedShop},
        },
    },
};

/// Nobody suspended it, or it will be closed and no authority orders it at once. Nothing has changed.
#[derive(Debug, thiserror::Error)]
#[error("the shop is not suspended, or will be closed")]
pub struct NotSuspended;

/// It stays suspended until it is closed; tells from which day on it is.
pub async fn close(work: &Work, shop: ClaimedShop<'_>, stop: &Stop) -> Result<Date, Refused<NotSuspended>> {
    let (shop_id, today) = (shop.id, work.now.day());
    let coming = find::of(&work.tx, shop_id).await?;
    let announced = coming.is_some_and(|coming| coming.closes_on.is_some());
    if Deed::Close.leads(shop.status, false).is_none() || (announced && stop.order_no.is_none()) {
        return no(NotSuspended);
    }
    let (reason, words) = (stop.why.reason.as_str().to_owned(), stop.why.words.clone());
    if stop.order_no.is_some() {
        go(work, shop, Deed::Close).await.map_err(|refused| refused.map_no(|_| NotSuspended))?;
        suspension::Entity::delete_by_id(shop_id).exec(&work.tx).await?;
        work.record(&ShopClosed { shop_id, reason, words })?;
        return Ok(today);
    }
    let notice = periods::find::days(&work.tx, Period::Notice, today).await?;
    let starts_on = after_notice(today, notice);
    let row =
        suspension::ActiveModel { shop_id: Unchanged(shop_id), closes_on: Set(Some(starts_on)), ..Default::default() };
    if coming.is_some() {
        row.update(&work.tx).await?;
    } else {
        // Suspended before suspensions had rows.
        let new = suspension::ActiveModel { shop_id: Set(shop_id), starts_on: Set(today), ends_on: Set(None), ..row };
        new.insert(&work.tx).await?;
    }
    work.record(&ShopClosingAnnounced { shop_id, reason, words, starts_on })?;
    Ok(starts_on)
}

//! Time carries out what was announced, and ends what has a last day.

use sea_orm::{DbErr, EntityTrait};

use super::record::{self, Imposed};
use crate::{
    entities::suspension,
    infra::{db::Work, refused::Refused},
    kernel::ids::ShopId,
    market::{
        catalog::doors::go,
        moderation::{Kind, suspensions::find},
        shops::{
            events::{ShopClosed, ShopSuspended, ShopSuspensionEnded},
            moves::{self, Deed, find::ClaimedShop, step::NotNow},
        },
    },
};

/// What is due to one shop on the day of the work; nothing where nothing is, or somebody was quicker.
pub async fn carry_out(work: &Work, id: ShopId) -> Result<(), DbErr> {
    let Some(shop) = moves::find::claim(work, id).await? else { return Ok(()) };
    let Some(coming) = find::of(&work.tx, id).await? else { return Ok(()) };
    let (today, status) = (work.now.day(), shop.status);
    let can = |deed: Deed| deed.leads(status, false).is_some();
    if let Some(closes_on) = coming.closes_on {
        return if closes_on <= today && can(Deed::Close) { close(work, shop).await } else { Ok(()) };
    }
    if coming.ends_on.is_some_and(|last| last < today) {
        return over(work, shop, can(Deed::Restore)).await;
    }
    if coming.starts_on <= today && can(Deed::Suspend) { suspend(work, shop).await } else { Ok(()) }
}

async fn suspend(work: &Work, shop: ClaimedShop<'_>) -> Result<(), DbErr> {
    let (reason, words) = why(record::in_force(&work.tx, Kind::Shop, shop.id.0).await?.pop());
    let shop_id = moved(go(work, shop, Deed::Suspend).await)?;
    shop_id.map_or(Ok(()), |shop_id| work.record(&ShopSuspended { shop_id, reason, words }))
}

async fn close(work: &Work, shop: ClaimedShop<'_>) -> Result<(), DbErr> {
    let (reason, words) = why(record::in_force(&work.tx, Kind::Shop, shop.id.0).await?.pop());
    suspension::Entity::delete_by_id(shop.id).exec(&work.tx).await?;
    let shop_id = moved(go(work, shop, Deed::Close).await)?;
    shop_id.map_or(Ok(()), |shop_id| work.record(&ShopClosed { shop_id, reason, words }))
}

/// A suspension that never began, since the shop had been left, is forgotten.
async fn over(work: &Work, shop: ClaimedShop<'_>, suspended: bool) -> Result<(), DbErr> {
    suspension::Entity::delete_by_id(shop.id).exec(&work.tx).await?;
    if !suspended {
        return Ok(());
    }
    let shop_id = moved(go(work, shop, Deed::Restore).await)?;
    shop_id.map_or(Ok(()), |shop_id| work.record(&ShopSuspensionEnded { shop_id }))
}

fn why(imposed: Option<Imposed>) -> (String, Option<String>) {
    imposed.map_or((String::new(), None), |imposed| {
        (imposed.reason.map(|reason| reason.as_str().to_owned()).unwrap_or_default(), imposed.words)
    })
}

/// A deed that was asked for a moment ago is not refused by the same row.
fn moved(moved: Result<ShopId, Refused<NotNow>>) -> Result<Option<ShopId>, DbErr> {
    match moved {
        Ok(shop) => Ok(Some(shop)),
        Err(Refused::No(NotNow)) => Ok(None),
        Err(Refused::Broken(error)) => Err(error),
    }
}

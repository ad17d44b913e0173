//! A shop is not closed after all: it stays suspended as it was.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
};

use super::find;
use crate::{
    entities::suspension,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::shops::{events::ShopClosingCalledOff, moves::find::ClaimedShop},
};

/// No closing was announced, or it has come. Nothing has changed.
#[derive(Debug, thiserror::Error)]
#[error("no closing of the shop is to come")]
pub struct NotComing;

/// Its last day, if it has one, holds again.
pub async fn call_off(work: &Work, shop: &ClaimedShop<'_>) -> Result<(), Refused<NotComing>> {
    let shop_id = shop.id;
    let coming = find::of(&work.tx, shop_id).await?;
    if coming.is_none_or(|coming| coming.closes_on.is_none()) {
        return no(NotComing);
    }
    let row = suspension::ActiveModel { shop_id: Unchanged(shop_id), closes_on: Set(None), ..Default::default() };
    row.update(&work.tx).await?;
    Ok(work.record(&ShopClosingCalledOff { shop_id })?)
}

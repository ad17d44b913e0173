//! What the members of a shop see, under `/seller/{shop}`. Every page struct here has a field `shop: SellerFrame`: the layout
//! `seller.html` shows its name and the orders that wait.

pub mod buttons;
pub mod closure;
pub mod delivery;
pub mod index;
pub mod members;
pub mod money;
mod order_parts;
pub mod orders;
pub mod products;
pub mod reports;
pub mod rest;
pub mod sanctions;
pub mod shop;
mod shop_form;
pub mod shops;
mod stopped;

use serde::Serialize;

use super::{guards::Acting, visit::Visit};
use crate::{
    market::{orders::find::in_shop, shops::Status},
    web::error::WebError,
};

/// What the seller's layout calls `page.shop`.
#[derive(Clone, Debug, Serialize)]
pub struct SellerFrame {
    /// In the addresses of the seller's pages.
    pub code: String,
    /// At the head of the page.
    pub name: String,
    /// Orders that wait for an answer.
    pub waiting: i64,
    /// Key of what is said on every page while nothing of it is on sale, though it was approved.
    pub shut: Option<&'static str>,
}

impl SellerFrame {
    /// The frame of the shop that the guard has seen.
    pub async fn of(visit: &Visit, acting: &Acting) -> Result<Self, WebError> {
        let waiting = in_shop::waiting(&visit.app.db.read, acting.shop.id).await?;
        Ok(Self {
            code: acting.shop.code.clone(),
            name: acting.shop.name.clone(),
            waiting: i64::try_from(waiting).unwrap_or(i64::MAX),
            shut: shut(acting.shop.status),
        })
    }

    /// For samples of pages.
    pub fn sample() -> Self {
        Self { code: "K7QM2XPA".into(), name: "Mật ong Mỷ".into(), waiting: 2, shut: None }
    }
}

/// Nobody is told that her shop was never open: its own page says how it stands.
const fn shut(status: Status) -> Option<&'static str> {
    match status {
        Status::Resting => Some("shop-rests"),
        Status::Suspended => Some("shop-suspended"),
        Status::Left => Some("shop-left"),
        Status::Closed => Some("shop-closed"),
        Status::Draft | Status::Pending | Status::SentBack | Status::Open => None,
    }
}

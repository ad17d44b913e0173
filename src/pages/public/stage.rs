//! What `/orders` answers to an order's code and its number, and a purchase's link while nobody has proved its number: how far an
//! order has come, and its sum. Who buys it, what is in it and where it goes is not here: there is no field for it.

use serde::Serialize;

use crate::{
    kernel::{money::Money, phone::Phone},
    market::{
        orders::find::{bought::Order, sellers},
        payments::owed::owed,
    },
    pages::{order_parts::StageParts, visit::Visit},
    web::error::WebError,
};

/// How far an order has come.
#[derive(Serialize)]
pub(super) struct Stage {
    shop: String,
    order: StageParts,
    total: Money,
    /// Nothing where it was paid at the door, or ended unpaid.
    due: Option<Money>,
    /// Given back with the wish for a texted code; nothing where it was not given.
    phone: Option<String>,
}

impl Stage {
    /// For samples of pages: on its way, or cancelled.
    pub(super) fn sample(stopped: bool) -> Self {
        Self {
            shop: "Mật ong Mỷ".into(),
            order: StageParts::sample(stopped),
            total: Money(802_000),
            due: (!stopped).then_some(Money(802_000)),
            phone: stopped.then(|| "0900000001".into()),
        }
    }
}

/// Of an order, and of the number that was given with it.
pub(super) async fn stage(visit: &Visit, order: Order, phone: Option<&Phone>) -> Result<Stage, WebError> {
    let seller = sellers::seller_of(&visit.app.db.read, order.shop_id).await?.ok_or(WebError::NotFound)?;
    Ok(Stage {
        shop: seller.name,
        order: StageParts::new(&order),
        total: order.total,
        due: owed(&order).left,
        phone: phone.map(|phone| phone.as_str().to_owned()),
    })
}

/// Of these orders, for who holds their link.
pub(super) async fn stages(visit: &Visit, orders: Vec<Order>) -> Result<Vec<Stage>, WebError> {
    let mut stages = Vec::new();
    for order in orders {
        stages.push(stage(visit, order, None).await?);
    }
    Ok(stages)
}

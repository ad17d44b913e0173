//! `/seller/{shop}`: a seller's home: what waits for an answer first, then what is under way, one tap a step.

use serde::Serialize;

use super::{SellerFrame, order_buttons::SellerOrder};
use crate::{
    market::orders::{Status, find::in_shop},
    pages::{guards::SellerOf, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// The home.
#[derive(Serialize)]
pub struct OrdersPage {
    shop: SellerFrame,
    waiting: Vec<SellerOrder>,
    going: Vec<SellerOrder>,
}

impl Page for OrdersPage {
    const TEMPLATE: &'static str = "seller/orders.html";

    fn samples() -> Vec<Self> {
        let page = |waiting, going| Self { shop: SellerFrame::sample(), waiting, going };
        vec![page(vec![], vec![]), page(vec![SellerOrder::sample(Status::Placed)], SellerOrder::samples_under_way())]
    }
}

/// Shows it.
pub async fn get(visit: Visit, shop: SellerOf) -> Result<Show<OrdersPage>, WebError> {
    let open = in_shop::open(&visit.app.db.read, shop.0.id).await?;
    let (waiting, going): (Vec<_>, Vec<_>) = open.into_iter().partition(|own| own.order.status == Status::Placed);
    let shown = |list: Vec<in_shop::ShopOrder>| list.iter().map(|own| SellerOrder::new(own, visit.now)).collect();
    Ok(Show(OrdersPage { shop: SellerFrame::of(&visit, &shop).await?, waiting: shown(waiting), going: shown(going) }))
}

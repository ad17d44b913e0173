//! `/staff/orders/{code}`: an order, how far it has come, and what was said about it. Of its buyer nothing is here but where it goes and a
//! number that cannot be called; whoever needs that sees it in a report, where it is written down.

use axum::extract::Path;
use serde::Serialize;

use super::super::{
    lines::Line,
    shop_parts::{Seller, seller},
};
use crate::{
    market::{
        moderation::reach::Reach, orders::find::purchases, places::provinces::full_name, reports::find::searched, shops,
    },
    pages::{order_parts::OrderParts, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// An order.
#[derive(Serialize)]
pub struct OrderPage {
    order: OrderParts,
    purchase: String,
    seller: Seller,
    shop_code: String,
    /// `Phường Ba Đình`.
    to: String,
    /// Not all of its digits.
    phone: String,
    /// What was said about it, the newest first.
    reports: Vec<Line>,
}

impl Page for OrderPage {
    const TEMPLATE: &'static str = "staff/orders/order.html";

    fn samples() -> Vec<Self> {
        let page = |stopped, reports| Self {
            order: OrderParts::sample(stopped),
            purchase: "MX7K2MXP".into(),
            seller: Seller::sample(),
            shop_code: "s00001".into(),
            to: "Phường Ba Đình".into(),
            phone: "091•••• 678".into(),
            reports,
        };
        let [_, _, _, _, reports] = Line::samples();
        vec![page(false, Vec::new()), page(true, reports)]
    }
}

/// Shows it, if its shop is within the moderator's reach.
pub async fn get(visit: Visit, Path(code): Path<String>) -> Result<Show<OrderPage>, WebError> {
    let (db, reach) = (&visit.app.db.read, Reach::of(visit.signed_in()?));
    let Some(order) = searched::order(db, &reach, &code).await? else {
        visit.refused("an order out of reach");
        return Err(WebError::NotFound);
    };
    let purchase = purchases::by_id(db, order.purchase_id).await?.ok_or(WebError::NotFound)?;
    let lines = purchases::lines(db, &[order.id]).await?;
    let reports = searched::reports(db, &reach, &code, &[order.id]).await?;
    Ok(Show(OrderPage {
        seller: seller(&visit, order.shop_id).await?,
        shop_code: shops::find::code_of(db, order.shop_id).await?.unwrap_or_default(),
        to: full_name(&purchase.unit_code).to_owned(),
        phone: purchase.phone.masked(),
        purchase: purchase.code,
        reports: reports.into_iter().map(Line::from).collect(),
        order: OrderParts::new(&order, &lines),
    }))
}

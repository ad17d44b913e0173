//! `/seller/{shop}/orders/{code}`: one order: who bought what, where it goes, and what the shop may do with it.

use std::collections::HashMap;

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::super::{SellerFrame, order_parts::SellerOrder};
use crate::{
    market::orders::{
        Party, Status,
        find::in_shop,
        status::{self, Deed},
    },
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show, form_status},
    },
};

/// The path's parts by name.
pub type Parts = Path<HashMap<String, String>>;

/// An order.
#[derive(Serialize)]
pub struct OrderPage {
    shop: SellerFrame,
    own: SellerOrder,
    may_hand_over: bool,
    form: Fields,
}

impl Page for OrderPage {
    const TEMPLATE: &'static str = "seller/orders/order.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |status, form| Self {
            shop: SellerFrame::sample(),
            own: SellerOrder::sample(status),
            may_hand_over: status::deeds_of(Party::Seller, status).contains(&Deed::HandOver),
            form,
        };
        let wrong = Fields::default().with_error("tracking_code", "seller-tracking-wrong");
        let missing = Fields::default().with_error("reason", "seller-refuse-missing").with_error("", "form-stale");
        vec![
            page(Status::Placed, missing),
            page(Status::Packed, wrong),
            page(Status::HandedOver, Fields::default()),
            page(Status::Cancelled, Fields::default()),
            Self { own: SellerOrder::sample_said(true), ..page(Status::Delivered, Fields::default()) },
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit, acting: Acting, Path(path): Parts) -> Result<Show<OrderPage>, WebError> {
    let code = path.get("code").map_or("", String::as_str);
    Ok(Show(page(&visit, &acting, code, Fields::default()).await?))
}

/// The page of one of the shop's own orders; with what was typed where a form came back.
pub async fn page(visit: &Visit, acting: &Acting, code: &str, form: Fields) -> Result<OrderPage, WebError> {
    let own = in_shop::by_code(&visit.app.db.read, acting.shop.id, code).await?.ok_or(WebError::NotFound)?;
    let status = own.order.status;
    let own = SellerOrder::all(visit, vec![own]).await?.pop().ok_or(WebError::NotFound)?;
    Ok(OrderPage {
        shop: SellerFrame::of(visit, acting).await?,
        may_hand_over: status::deeds_of(Party::Seller, status).contains(&Deed::HandOver),
        own,
        form,
    })
}

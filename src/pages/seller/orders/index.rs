//! `/seller/{shop}/orders`: the orders that have ended, page by page.

use serde::{Deserialize, Serialize};

use super::super::{SellerFrame, order_parts::SellerOrder};
use crate::{
    kernel::paging::{PageOf, Paging},
    market::orders::{Status, find::in_shop},
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

/// What has ended, page by page.
#[derive(Serialize)]
pub struct OrdersPage {
    shop: SellerFrame,
    list: PageOf<SellerOrder>,
}

/// Which page of the list.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
}

impl Page for OrdersPage {
    const TEMPLATE: &'static str = "seller/orders/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |rows: Vec<SellerOrder>| Self {
            shop: SellerFrame::sample(),
            list: PageOf::new(rows, Paging::new(None, 1), 3),
        };
        vec![
            page(vec![]),
            page(vec![
                SellerOrder::sample_said(false),
                SellerOrder::sample_said(true),
                SellerOrder::sample(Status::Cancelled),
            ]),
        ]
    }
}

/// Shows what has ended.
pub async fn get(visit: Visit, acting: Acting, Query(asked): Query<Asked>) -> Result<Show<OrdersPage>, WebError> {
    let list = in_shop::ended(&visit.app.db.read, acting.shop.id, Paging::new(asked.page, 20)).await?;
    let list = list.map(|own| SellerOrder::new(&own, visit.now));
    Ok(Show(OrdersPage { shop: SellerFrame::of(&visit, &acting).await?, list }))
}

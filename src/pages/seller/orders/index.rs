//! `/seller/{shop}/orders?q=`: the orders that have ended, page by page, or those of a code, a number or a name.

use serde::{Deserialize, Serialize};

use super::super::{SellerFrame, order_parts::SellerOrder};
use crate::{
    kernel::paging::{PageOf, Paging},
    market::{
        orders::{
            Status,
            find::{in_shop, searched},
        },
        reports::find::recipient,
    },
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
    /// What is looked for.
    q: String,
}

/// Which page of the list.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
    q: Option<String>,
}

/// Letters that are looked for: as many as the text that brought a code.
const LONGEST: usize = 200;

impl Page for OrdersPage {
    const TEMPLATE: &'static str = "seller/orders/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |rows: Vec<SellerOrder>, q: &str| Self {
            shop: SellerFrame::sample(),
            list: PageOf::new(rows, Paging::new(None, 1), 3),
            q: q.to_owned(),
        };
        let some = vec![
            SellerOrder::sample_said(false),
            SellerOrder::sample_said(true),
            SellerOrder::sample(Status::Cancelled),
        ];
        vec![page(vec![], ""), page(vec![], "Lan"), page(some, "")]
    }
}

/// Shows what has ended, or what of it was looked for.
pub async fn get(visit: Visit, acting: Acting, Query(asked): Query<Asked>) -> Result<Show<OrdersPage>, WebError> {
    let (db, shop) = (&visit.app.db.read, acting.shop.id);
    let q: String = asked.q.unwrap_or_default().replace('\0', "").trim().chars().take(LONGEST).collect();
    let list = if q.is_empty() {
        let paging = Paging::new(asked.page, 20);
        let ended = in_shop::ended(db, shop, paging).await?;
        PageOf::new(SellerOrder::all(&visit, ended.rows).await?, paging, ended.total)
    } else {
        let found = recipient::searched(db, shop, &q, visit.now).await?;
        let total = found.len() as u64;
        let shown = found.iter().map(|(own, recipient)| SellerOrder::new(own, recipient, visit.now));
        PageOf::new(shown.collect(), Paging::new(None, searched::MOST), total)
    };
    Ok(Show(OrdersPage { shop: SellerFrame::of(&visit, &acting).await?, list, q }))
}

//! `/seller/{shop}/money`: what was earned this month and before; `/seller/{shop}/orders`: the orders behind it.

use serde::{Deserialize, Serialize};

use super::{SellerFrame, order_buttons::SellerOrder};
use crate::{
    kernel::{
        money::Money,
        paging::{PageOf, Paging},
    },
    market::orders::{
        Status,
        find::{
            earned::{self, Earned},
            in_shop,
        },
    },
    pages::{guards::SellerOf, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

const MONTHS: usize = 12;

/// A seller's money.
#[derive(Serialize)]
pub struct MoneyPage {
    shop: SellerFrame,
    this_month: Month,
    /// The one before first.
    earlier: Vec<Month>,
}

#[derive(Clone, Serialize)]
struct Month {
    /// `11/2026`.
    name: String,
    goods: Money,
    orders: i64,
    returned: i64,
}

/// What has ended, page by page.
#[derive(Serialize)]
pub struct EndedPage {
    shop: SellerFrame,
    list: PageOf<SellerOrder>,
}

/// Which page of the list.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
}

impl Page for MoneyPage {
    const TEMPLATE: &'static str = "seller/money.html";

    fn samples() -> Vec<Self> {
        let month = |orders| Month { name: "11/2026".into(), goods: Money(6_420_000), orders, returned: 1 };
        let page = |earlier| Self { shop: SellerFrame::sample(), this_month: month(12), earlier };
        vec![page(vec![]), page(vec![month(30), month(0)])]
    }
}

impl Page for EndedPage {
    const TEMPLATE: &'static str = "seller/ended.html";

    fn samples() -> Vec<Self> {
        let page = |rows: Vec<SellerOrder>| Self {
            shop: SellerFrame::sample(),
            list: PageOf::new(rows, Paging::new(None, 1), 3),
        };
        vec![page(vec![]), page(vec![SellerOrder::sample(Status::Delivered), SellerOrder::sample(Status::Cancelled)])]
    }
}

/// Shows it.
pub async fn get(visit: Visit, shop: SellerOf) -> Result<Show<MoneyPage>, WebError> {
    let months = earned::earned(&visit.app.db.read, shop.0.id, visit.now.day(), MONTHS).await?;
    let mut months = months.into_iter().map(month);
    let this_month = months.next().ok_or(WebError::NotFound)?;
    let earlier = months.filter(|month| month.orders + month.returned > 0).collect();
    Ok(Show(MoneyPage { shop: SellerFrame::of(&visit, &shop).await?, this_month, earlier }))
}

/// Shows what has ended.
pub async fn ended(visit: Visit, shop: SellerOf, Query(asked): Query<Asked>) -> Result<Show<EndedPage>, WebError> {
    let list = in_shop::ended(&visit.app.db.read, shop.0.id, Paging::new(asked.page, 20)).await?;
    let list = list.map(|own| SellerOrder::new(&own, visit.now));
    Ok(Show(EndedPage { shop: SellerFrame::of(&visit, &shop).await?, list }))
}

fn month(earned: Earned) -> Month {
    let name = format!("{}/{}", u8::from(earned.month.month()), earned.month.year());
    Month { name, goods: earned.goods, orders: earned.orders, returned: earned.returned }
}

//! `/seller/{shop}/money`: what was earned this month and before.

use serde::Serialize;

use super::SellerFrame;
use crate::{
    kernel::{calendar, money::Money},
    market::orders::find::earned::{self, Earned},
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

const MONTHS: i32 = 12;

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
    came_back: i64,
}

impl Page for MoneyPage {
    const TEMPLATE: &'static str = "seller/money.html";

    fn samples() -> Vec<Self> {
        let month = |orders| Month { name: "11/2026".into(), goods: Money(6_420_000), orders, came_back: 1 };
        let page = |earlier| Self { shop: SellerFrame::sample(), this_month: month(12), earlier };
        vec![page(vec![]), page(vec![month(30), month(0)])]
    }
}

/// Shows it.
pub async fn get(visit: Visit, acting: Acting) -> Result<Show<MoneyPage>, WebError> {
    let months = earned::earned(&visit.app.db.read, acting.shop.id, visit.now.day(), MONTHS).await?;
    let mut months = months.into_iter().map(month);
    let this_month = months.next().ok_or(WebError::NotFound)?;
    let earlier = months.filter(|month| month.orders + month.came_back > 0).collect();
    Ok(Show(MoneyPage { shop: SellerFrame::of(&visit, &acting).await?, this_month, earlier }))
}

fn month(earned: Earned) -> Month {
    Month {
        name: calendar::month(earned.month),
        goods: earned.goods,
        orders: earned.orders,
        came_back: earned.came_back,
    }
}

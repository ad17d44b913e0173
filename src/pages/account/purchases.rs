//! `/account/purchases`: what a member bought; and earlier purchases with the same, proved number, to be brought in.

use serde::{Deserialize, Serialize};

use crate::{
    infra::words::Message,
    kernel::{
        instant::Instant,
        money::Money,
        paging::{PageOf, Paging},
    },
    market::{
        orders::{
            find::{
                bought::{Order, Purchase},
                purchases,
            },
            join,
        },
        payments::owed,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        flash::Flash,
        form::Posted,
        page::{Page, SeeOther, Show},
        query::Query,
    },
};

/// A member's purchases.
#[derive(Serialize)]
pub struct PurchasesPage {
    list: PageOf<PurchaseRow>,
    /// Made as a guest with this person's number.
    earlier: u64,
    phone: String,
}

#[derive(Clone, Serialize)]
struct PurchaseRow {
    code: String,
    placed_at: Instant,
    /// Of the orders that are or will be paid; of all, where none is.
    total: Money,
    /// Some of it is or will be paid.
    due: bool,
    orders: usize,
    /// Keys of the orders' states, each once.
    states: Vec<&'static str>,
}

/// Which page of the list.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
}

impl Page for PurchasesPage {
    const TEMPLATE: &'static str = "account/purchases.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let row = PurchaseRow {
            code: "MX7K2MXP".into(),
            placed_at: Instant(1_795_311_000_000_000),
            total: Money(802_000),
            due: true,
            orders: 2,
            states: vec!["order-status-placed", "order-status-delivered"],
        };
        let ended = PurchaseRow { due: false, orders: 1, states: vec!["order-status-cancelled"], ..row.clone() };
        let paging = Paging::new(Some(1), 1);
        let page = |rows: Vec<PurchaseRow>, earlier| {
            let total = rows.len() as u64;
            Self { list: PageOf::new(rows, paging, total * 3), earlier, phone: "0900000001".into() }
        };
        vec![page(vec![], 2), page(vec![row, ended], 0)]
    }
}

/// Shows them.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<PurchasesPage>, WebError> {
    let person = visit.signed_in()?;
    let db = &visit.app.db.read;
    let list = purchases::of_buyer(db, person.id, Paging::new(asked.page, 20)).await?;
    let ids: Vec<_> = list.rows.iter().map(|purchase| purchase.id).collect();
    let orders = if ids.is_empty() { Vec::new() } else { purchases::orders(db, &ids).await? };
    let earlier = purchases::count_of_guest(db, &person.phone).await?;
    let phone = person.phone.as_str().to_owned();
    Ok(Show(PurchasesPage { list: list.map(|purchase| row(purchase, &orders)), earlier, phone }))
}

/// Brings the earlier ones in.
pub async fn post(visit: Visit, Posted { fields, .. }: Posted) -> Result<SeeOther, WebError> {
    let person = visit.signed_in()?;
    let back = SeeOther::to("/account/purchases");
    if !fields.fine() {
        return Ok(back.flash(Flash::warning("form-stale")));
    }
    let work = visit.begin().await?;
    let count = join::join(&work, person).await?;
    visit.commit(work).await?;
    Ok(back.flash(Flash::success(Message::new("mine-joined").with("count", count))))
}

fn row(purchase: Purchase, orders: &[Order]) -> PurchaseRow {
    let own: Vec<&Order> = orders.iter().filter(|order| order.purchase_id == purchase.id).collect();
    let to_pay = owed::to_pay(own.iter().copied());
    let mut states: Vec<_> = own.iter().map(|order| order.status.key()).collect();
    states.dedup();
    PurchaseRow {
        code: purchase.code,
        placed_at: purchase.placed_at,
        due: !to_pay.is_nothing(),
        total: if to_pay.is_nothing() { purchase.total } else { to_pay.total },
        orders: own.len(),
        states,
    }
}

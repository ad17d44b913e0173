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
                bought::{Order, OrderLine, Purchase},
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

/// Lines of a purchase that its row shows.
const SHOWN: usize = 3;

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
    /// What it was of, as far as a row has room.
    goods: Vec<Bought>,
    /// Lines that are not among these.
    more: usize,
}

/// A line of a purchase, as it was written.
#[derive(Clone, Serialize)]
struct Bought {
    name: String,
    measure: String,
    quantity: i64,
    cover: Option<String>,
}

/// Which page of the list.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
}

impl Bought {
    fn of(line: &OrderLine) -> Self {
        let (name, measure) = (line.name.clone(), line.measure.clone());
        Self { name, measure, quantity: line.quantity, cover: line.cover.clone() }
    }

    fn sample(cover: Option<&str>) -> Self {
        let (name, measure) = ("Mật ong bạc hà Mèo Vạc".into(), "lọ 500 ml".into());
        Self { name, measure, quantity: 2, cover: cover.map(str::to_owned) }
    }
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
            goods: vec![Bought::sample(Some("a1b2c3d4e5f6g7")), Bought::sample(None)],
            more: 2,
        };
        let ended = PurchaseRow {
            due: false,
            orders: 1,
            states: vec!["order-status-cancelled"],
            goods: vec![],
            more: 0,
            ..row.clone()
        };
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
    let ids: Vec<_> = orders.iter().map(|order| order.id).collect();
    let lines = if ids.is_empty() { Vec::new() } else { purchases::lines(db, &ids).await? };
    let earlier = purchases::count_of_guest(db, &person.phone).await?;
    let phone = person.phone.as_str().to_owned();
    Ok(Show(PurchasesPage { list: list.map(|purchase| row(purchase, &orders, &lines)), earlier, phone }))
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

fn row(purchase: Purchase, orders: &[Order], lines: &[OrderLine]) -> PurchaseRow {
    let own: Vec<&Order> = orders.iter().filter(|order| order.purchase_id == purchase.id).collect();
    let to_pay = owed::to_pay(own.iter().copied());
    let mut states: Vec<_> = own.iter().map(|order| order.status.key()).collect();
    states.dedup();
    let goods: Vec<&OrderLine> =
        own.iter().flat_map(|order| lines.iter().filter(|line| line.order_id == order.id)).collect();
    PurchaseRow {
        code: purchase.code,
        placed_at: purchase.placed_at,
        due: !to_pay.is_nothing(),
        total: if to_pay.is_nothing() { purchase.total } else { to_pay.total },
        orders: own.len(),
        states,
        more: goods.len().saturating_sub(SHOWN),
        goods: goods.into_iter().take(SHOWN).map(Bought::of).collect(),
    }
}

//! `/orders/{code}`: one shop's part of a purchase, as its buyer follows it.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::{super::stage::stages, index::OrdersPage};
use crate::{
    kernel::{instant::Instant, links},
    market::{
        orders::{
            Party,
            find::{
                bought::{Order, Purchase},
                purchases, sellers,
            },
            status::{self, Deed, List},
            step::{self, Sides},
        },
        reports::{
            complain::{May, may},
            find as reports,
        },
    },
    pages::{
        bought::{self, Door},
        order_parts::{OrderParts, RecipientParts, Retraction},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show},
    },
};

/// An order.
#[derive(Serialize)]
pub struct OrderPage {
    purchase: String,
    shop: ShopParts,
    order: OrderParts,
    recipient: RecipientParts,
    /// While the shop has not answered.
    answer_by: Option<Instant>,
    may_cancel: bool,
    may_receive: bool,
    may_complete: bool,
    /// The shop says that it was delivered, and the buyer may say that it has not come.
    may_deny: bool,
    /// She has said so.
    not_arrived_at: Option<Instant>,
    /// She has said that she has it, and may take it back.
    retraction: Option<Retraction>,
    /// What she has complained of last: where that is, and whether it waits.
    complaint: Option<Complaint>,
    /// She may complain now.
    may_complain: bool,
}

#[derive(Serialize)]
struct Complaint {
    href: String,
    waits: bool,
}

#[derive(Serialize)]
struct ShopParts {
    name: String,
    slug: Option<String>,
    phone: String,
}

impl Page for OrderPage {
    const TEMPLATE: &'static str = "public/orders/order.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |stopped: bool, may: bool| Self {
            purchase: "MX7K2MXP".into(),
            shop: ShopParts {
                name: "Mật ong Mỷ".into(),
                slug: may.then(|| "mat-ong-my".into()),
                phone: "0900000002".into(),
            },
            order: OrderParts::sample(stopped),
            recipient: RecipientParts::sample(),
            answer_by: may.then_some(Instant(1_795_311_000_000_000)),
            may_cancel: may,
            may_receive: may,
            may_complete: may,
            may_deny: may,
            not_arrived_at: None,
            retraction: may.then(|| Retraction::sample(false)),
            complaint: stopped.then(|| Complaint { href: links::report("M3QM2XPA"), waits: false }),
            may_complain: may,
        };
        let denied = Self {
            order: OrderParts::sample(false).denied(),
            may_complete: true,
            not_arrived_at: Some(Instant(1_795_311_000_000_000)),
            complaint: Some(Complaint { href: links::report("M3QM2XPA"), waits: true }),
            ..page(false, false)
        };
        vec![page(false, true), page(false, false), page(true, false), denied]
    }
}

/// Shows it, or how far it has come, or asks for the phone number.
pub async fn get(visit: Visit, Path(code): Path<String>) -> Result<Response, WebError> {
    let purchase = purchases::of_order(&visit.app.db.read, &code).await?;
    match bought::door(&visit, purchase).await? {
        Door::Open(purchase) => {
            let order = order_of(&visit, &purchase, &code).await?;
            Ok(Show(page(&visit, purchase, order).await?).into_response())
        }
        Door::Stages(purchase) => {
            let order = order_of(&visit, &purchase, &code).await?;
            Ok(Show(OrdersPage::of(stages(&visit, vec![order]).await?)).into_response())
        }
        Door::Let(to) => Ok(to.into_response()),
        Door::Closed => Ok(Show(OrdersPage::asked_for(Fields::default().with("code", code))).into_response()),
    }
}

async fn order_of(visit: &Visit, purchase: &Purchase, code: &str) -> Result<Order, WebError> {
    let orders = purchases::orders(&visit.app.db.read, &[purchase.id]).await?;
    orders.into_iter().find(|order| order.code == code).ok_or(WebError::NotFound)
}

async fn page(visit: &Visit, purchase: Purchase, order: Order) -> Result<OrderPage, WebError> {
    let db = &visit.app.db.read;
    let lines = purchases::lines(db, &[order.id]).await?;
    let seller = sellers::seller_of(db, order.shop_id).await?.ok_or(WebError::NotFound)?;
    let sides = Sides { shop: order.shop_id, buyer: order.buyer_id, purchase: order.purchase_id };
    let hers = step::may_act(db, visit.actor(), Party::Buyer, sides).await?;
    let deeds = if hers { status::deeds_of(Party::Buyer, order.status) } else { Vec::new() };
    let complaint = reports::of_order(db, order.id).await?;
    let complaint =
        complaint.map(|report| Complaint { href: links::report(&report.code), waits: report.ended.is_none() });
    let may_complain = hers
        && !complaint.as_ref().is_some_and(|complaint| complaint.waits)
        && matches!(may(db, &order, visit.now.day()).await?, May::Until(_));
    let says_the_shop = hers && order.delivered_by == Some(Party::Seller);
    Ok(OrderPage {
        recipient: RecipientParts::of_purchase(&purchase),
        purchase: purchase.code,
        shop: ShopParts {
            slug: seller.open.then_some(seller.slug),
            name: seller.name,
            phone: seller.phone.as_str().to_owned(),
        },
        answer_by: (status::standing(order.status).list == List::Waiting).then_some(order.answer_by),
        may_cancel: deeds.contains(&Deed::Cancel),
        may_receive: deeds.contains(&Deed::Deliver),
        may_complete: deeds.contains(&Deed::Complete),
        may_deny: says_the_shop && deeds.contains(&Deed::Complete) && order.not_arrived_at.is_none(),
        not_arrived_at: order.not_arrived_at,
        retraction: Retraction::of(&order, Party::Buyer, visit.now).filter(|_| hers),
        complaint,
        may_complain,
        order: OrderParts::new(&order, &lines),
    })
}

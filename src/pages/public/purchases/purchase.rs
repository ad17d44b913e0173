//! `/purchases/{code}`: what was placed with one press. Whoever is not known to have bought it is asked for the phone number;
//! the question is the same whether or not there is such a purchase.

use std::collections::HashMap;

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::super::{orders::index::OrdersPage, stage::stages};
use crate::{
    kernel::{ids::ShopId, instant::Instant, links, money::Money},
    market::{
        orders::{
            find::sellers::{self, Seller},
            find::{bought::Purchase, purchases},
        },
        payments::owed,
    },
    pages::{
        bought::{self, Door},
        order_parts::{OrderParts, RecipientParts},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show},
    },
};

/// A purchase with its orders.
#[derive(Serialize)]
pub struct PurchasePage {
    code: String,
    placed_at: Instant,
    recipient: RecipientParts,
    /// Whether a mail has gone as well.
    mailed: bool,
    /// Of a guest.
    link: Option<LinkParts>,
    orders: Vec<PurchaseOrder>,
    /// Of the orders that are or will be paid.
    goods_total: Money,
    delivery_total: Money,
    total: Money,
    /// Of those that ended without a payment, if any did.
    not_paid: Option<Money>,
}

/// The secret address that opens a purchase elsewhere too.
#[derive(Serialize)]
struct LinkParts {
    url: String,
    /// Whether it opens all of it: the number is proved.
    whole: bool,
}

#[derive(Serialize)]
struct PurchaseOrder {
    shop: String,
    slug: Option<String>,
    phone: String,
    order: OrderParts,
}

impl Page for PurchasePage {
    const TEMPLATE: &'static str = "public/purchases/purchase.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let order = |slug| PurchaseOrder {
            shop: "Mật ong Mỷ".into(),
            slug,
            phone: "0900000002".into(),
            order: OrderParts::sample(false),
        };
        let page = |guest| Self {
            code: "MX7K2MXP".into(),
            placed_at: Instant(1_795_311_000_000_000),
            recipient: RecipientParts::sample(),
            mailed: guest,
            link: guest
                .then(|| LinkParts { url: "https://cho.example/purchases/MX7K2MXP?k=0123".into(), whole: false }),
            orders: vec![order(Some("mat-ong-my".into())), order(None)],
            goods_total: Money(1_540_000),
            delivery_total: Money(64_000),
            total: Money(1_604_000),
            not_paid: (!guest).then_some(Money(378_000)),
        };
        vec![page(true), page(false)]
    }
}

/// Shows it, or how far its orders have come, or asks.
pub async fn get(visit: Visit, Path(code): Path<String>) -> Result<Response, WebError> {
    let db = &visit.app.db.read;
    let purchase = purchases::by_code(db, &code).await?;
    match bought::door(&visit, purchase).await? {
        Door::Open(purchase) => Ok(Show(page(&visit, purchase).await?).into_response()),
        Door::Stages(purchase) => {
            let orders = purchases::orders(db, &[purchase.id]).await?;
            Ok(Show(OrdersPage::of(stages(&visit, orders).await?)).into_response())
        }
        Door::Let(to) => Ok(to.into_response()),
        Door::Closed => Ok(Show(OrdersPage::asked_for(Fields::default().with("code", code))).into_response()),
    }
}

async fn page(visit: &Visit, purchase: Purchase) -> Result<PurchasePage, WebError> {
    let db = &visit.app.db.read;
    let orders = purchases::orders(db, &[purchase.id]).await?;
    let ids: Vec<_> = orders.iter().map(|order| order.id).collect();
    let lines = purchases::lines(db, &ids).await?;
    let shops: Vec<_> = orders.iter().map(|order| order.shop_id).collect();
    let sellers = sellers::sellers(db, &shops).await?;
    let recipient = RecipientParts::of_purchase(&purchase);
    let shown = orders.iter().map(|order| {
        let (shop, slug, phone) = shop_of(&sellers, order.shop_id);
        PurchaseOrder { shop, slug, phone, order: OrderParts::new(order, &lines) }
    });
    let to_pay = owed::to_pay(&orders);
    Ok(PurchasePage {
        recipient,
        mailed: purchase.email.is_some(),
        link: link(visit, &purchase),
        orders: shown.collect(),
        code: purchase.code,
        placed_at: purchase.placed_at,
        goods_total: to_pay.goods,
        delivery_total: to_pay.delivery,
        total: to_pay.total,
        not_paid: to_pay.dropped,
    })
}

fn link(visit: &Visit, purchase: &Purchase) -> Option<LinkParts> {
    let path = links::with_key(&links::purchase(&purchase.code), &purchase.key(&visit.app.secret));
    let url = format!("{}{path}", visit.app.config.server.public_url);
    purchase.buyer_id.is_none().then(|| LinkParts { url, whole: purchase.proved_at.is_some() })
}

fn shop_of(sellers: &HashMap<ShopId, Seller>, shop: ShopId) -> (String, Option<String>, String) {
    let Some(seller) = sellers.get(&shop) else { return Default::default() };
    let slug = seller.open.then(|| seller.slug.clone());
    (seller.name.clone(), slug, seller.phone.as_str().to_owned())
}

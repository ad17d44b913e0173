//! `/orders`: follow what was bought as a guest, by its code and the phone number. Tries are limited for each number, each
//! code and each IP, and the answer to a wrong code is the answer to a wrong number.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    kernel::{code, links, phone::Phone},
    market::orders::find::purchases,
    pages::{bought, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        limits::Limited,
        page::{Page, Reply, SeeOther, form_status},
    },
};

/// The form.
#[derive(Serialize)]
pub struct OrdersPage {
    form: Fields,
    /// Came here by a link to something that this browser has not bought.
    asked: bool,
    /// May go to her own list instead.
    signed_in: bool,
}

impl Page for OrdersPage {
    const TEMPLATE: &'static str = "public/orders/index.html";

    fn samples() -> Vec<Self> {
        let wrong = Fields::default().with_error("", "look-up-not-found");
        let limited = Fields::default().with_error("", "look-up-limited");
        vec![
            Self { form: Fields::default(), asked: false, signed_in: true },
            Self::asked_for(wrong),
            Self { form: limited, asked: false, signed_in: false },
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

impl OrdersPage {
    /// Instead of a purchase or an order that the visitor is not known to have bought.
    pub fn asked_for(form: Fields) -> Self {
        Self { form, asked: true, signed_in: false }
    }
}

/// The empty form.
pub async fn get(visit: Visit) -> crate::web::page::Show<OrdersPage> {
    let signed_in = visit.person.is_some();
    crate::web::page::Show(OrdersPage { form: Fields::default(), asked: false, signed_in })
}

/// Goes to the purchase or the order, if code and phone belong together.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<OrdersPage>, WebError> {
    let code = fields.read("code", "look-up-code-wrong", |typed| Some(code::tidy(typed)).filter(|c| c.len() >= 6));
    let phone = fields.phone("phone");
    let (Some(code), Some(phone), true) = (code, phone, fields.fine()) else { return Ok(again(&visit, fields)) };
    if !visit.app.limits.allow(Limited::LookUp, &[phone.as_str(), &code, &visit.ip_key()]) {
        return Ok(again(&visit, fields.with_error("", "look-up-limited")));
    }
    match found(&visit, &code, &phone).await? {
        Some((purchase, to)) => Ok(SeeOther::to(to).jar(bought::remember(&visit, &purchase)).into()),
        None => Ok(again(&visit, fields.with_error("", "look-up-not-found"))),
    }
}

/// The purchase's code, and the page that shows what was asked for. A purchase that came into an account is looked up too:
/// whoever knows code and number is its buyer, only on another phone.
async fn found(visit: &Visit, code: &str, phone: &Phone) -> Result<Option<(String, String)>, WebError> {
    let db = &visit.app.db.read;
    if let Some(purchase) = purchases::by_code(db, code).await?.filter(|p| p.phone == *phone) {
        let to = links::purchase(&purchase.code);
        return Ok(Some((purchase.code, to)));
    }
    let purchase = purchases::of_order(db, code).await?.filter(|p| p.phone == *phone);
    Ok(purchase.map(|purchase| (purchase.code, links::order(code))))
}

fn again(visit: &Visit, form: Fields) -> Reply<OrdersPage> {
    Reply::Again(OrdersPage { form, asked: false, signed_in: visit.person.is_some() })
}

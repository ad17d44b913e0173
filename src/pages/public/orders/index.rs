//! `/orders`: follow what was bought, by an order's code and the phone number. A shop knows both too, so they show how far that
//! one order has come and its sum, nothing else; the way to the rest is a code texted to the number (`proof.rs`). Tries
//! in vain are limited for each number, each code and each IP; a wrong code, a wrong number and the code of a whole purchase have
//! one answer, and whoever is refused may have a code texted instead.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::super::stage::{self, Stage};
use crate::{
    infra::limits::{Bucket, Limited},
    kernel::{links, phone::Phone, typed::code},
    market::orders::find::purchases,
    pages::{bought, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, SeeOther, Show, form_status},
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
    /// How far the order has come whose code and number were given, or each of a purchase whose link was.
    stages: Vec<Stage>,
}

impl Page for OrdersPage {
    const TEMPLATE: &'static str = "public/orders/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let wrong = Fields::default().with_error("", "look-up-not-found");
        let limited = Fields::default().with_error("", "look-up-limited");
        let page = |form, signed_in| Self { form, asked: false, signed_in, stages: Vec::new() };
        vec![
            page(Fields::default(), true),
            Self::asked_for(wrong),
            page(limited, false),
            Self::of(vec![Stage::sample(false)]),
            Self::of(vec![Stage::sample(true), Stage::sample(false)]),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

impl OrdersPage {
    /// Instead of a purchase or an order that the visitor is not known to have bought.
    pub fn asked_for(form: Fields) -> Self {
        Self { form, asked: true, signed_in: false, stages: Vec::new() }
    }

    /// How far these have come.
    pub(in crate::pages::public) fn of(stages: Vec<Stage>) -> Self {
        Self { form: Fields::default(), asked: false, signed_in: false, stages }
    }
}

/// The empty form.
pub async fn get(visit: Visit) -> Show<OrdersPage> {
    again(&visit, Fields::default())
}

/// Shows how far the order has come, if code and phone belong together; whoever may see all of it is led there.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Response, WebError> {
    let Some((code, phone)) = read(&mut fields) else { return Ok(again(&visit, fields).into_response()) };
    let own = [phone.as_str(), &code].map(|key| Bucket::of(Limited::LookUp, key));
    let buckets = visit.with_address(Limited::LookUp, own);
    if !visit.has_room(&buckets).await? {
        return Ok(again(&visit, fields.with_error("", "look-up-limited")).into_response());
    }
    let db = &visit.app.db.read;
    if let Some(purchase) = purchases::with_code(db, &code, &phone).await?.filter(|p| bought::may_see(&visit, p)) {
        let own = purchase.code == code;
        return Ok(SeeOther::to(if own { links::purchase(&code) } else { links::order(&code) }).into_response());
    }
    match purchases::order_with(db, &code, &phone).await? {
        Some(order) => {
            let stage = stage::stage(&visit, order, Some(&phone)).await?;
            Ok(Show(OrdersPage::of(vec![stage])).into_response())
        }
        None => {
            let counted = visit.may_take(&buckets).await?;
            let wrong = if counted { "look-up-not-found" } else { "look-up-limited" };
            Ok(again(&visit, fields.with_error("", wrong)).into_response())
        }
    }
}

/// Code and number, or what is wrong with them at their fields.
pub(super) fn read(fields: &mut Fields) -> Option<(String, Phone)> {
    let code = fields.read("code", "look-up-code-wrong", |typed| Some(code::read(typed)).filter(|c| c.len() >= 6));
    let phone = fields.phone("phone");
    if fields.fine() { code.zip(phone) } else { None }
}

/// The form as it came, with what is wrong.
pub(super) fn again(visit: &Visit, form: Fields) -> Show<OrdersPage> {
    Show(OrdersPage { form, asked: false, signed_in: visit.person.is_some(), stages: Vec::new() })
}

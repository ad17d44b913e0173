//! `/staff/number`: a person who cannot prove the number that she had comes to a moderator, who sees her and her papers, and types the
//! new one. A code goes there; nothing has changed before it is typed. Neither number stands in an address.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::{code, person};
use crate::{
    market::accounts::{NumberReason, safety::ask_number_for::ask_number_for, text_code::Texting},
    pages::{proving, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Show, form_status},
    },
};

/// The form.
#[derive(Serialize)]
pub struct NumberPage {
    form: Fields,
    reasons: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    label: &'static str,
}

impl Page for NumberPage {
    const TEMPLATE: &'static str = "staff/number/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let wrong = Fields::default()
            .with("phone", "0900 000 001")
            .with_error("phone", "person-not-there")
            .with_error("identity", "number-identity-missing");
        vec![page(Fields::default()), page(wrong)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(_: Visit) -> Show<NumberPage> {
    Show(page(Fields::default()))
}

/// Texts a code to the new number.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Response, WebError> {
    let (phone, to) = (fields.phone("phone"), fields.phone("new_phone"));
    let reason = fields.choice("reason", NumberReason::parse);
    if !fields.ticked("identity") {
        fields.wrong("identity", "number-identity-missing");
    }
    if phone.is_some() && phone == to {
        fields.wrong("new_phone", "number-same");
    }
    let (true, Some(phone), Some(to), Some(reason)) = (fields.fine(), phone, to, reason) else {
        return Ok(again(fields));
    };
    visit.proved()?;
    if !proving::allowed(&visit, &to).await? {
        return Ok(again(fields.with_error("", "codes-too-often")));
    }
    let (moderator, work) = (visit.signed_in()?.id, person::begin(&visit, &phone).await?);
    let account = match person::claim(&work, &phone).await? {
        Ok(account) => account.id,
        Err(why) => {
            work.roll_back().await?;
            return Ok(again(fields.with_error("phone", why)));
        }
    };
    let texting = Texting { earlier: None, ..proving::texting(&visit) };
    ask_number_for(&work, &texting, (moderator, reason), account, &to).await?;
    visit.commit(work).await?;
    Ok(Show(code::first(&phone, &to)).into_response())
}

fn again(form: Fields) -> Response {
    Show(page(form)).into_response()
}

fn page(form: Fields) -> NumberPage {
    let choice = |reason: NumberReason| Choice { value: reason.as_str(), label: reason.key() };
    NumberPage { form, reasons: NumberReason::ALL.map(choice).into() }
}

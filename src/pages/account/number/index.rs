//! `/account/number`: another number. A code goes to it and one to the number so far; the answer is the same for a number that somebody
//! else has.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    market::accounts::{safety::ask_number::ask_number, text_code::Texting},
    pages::{proving, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// The form.
#[derive(Serialize)]
pub struct NumberPage {
    form: Fields,
    /// The number so far.
    phone: String,
}

impl Page for NumberPage {
    const TEMPLATE: &'static str = "account/number/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let wrong = Fields::default().with("phone", "0900000001").with_error("phone", "number-same");
        [Fields::default(), wrong].map(|form| Self { form, phone: "0900 000 001".into() }).into()
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the form.
pub async fn get(visit: Visit) -> Result<Show<NumberPage>, WebError> {
    Ok(Show(page(&visit, Fields::default())?))
}

/// Texts both codes.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<NumberPage>, WebError> {
    let person = visit.signed_in()?;
    let to = fields.phone("phone");
    if to.as_ref() == Some(&person.phone) {
        fields.wrong("phone", "number-same");
    }
    let (true, Some(to)) = (fields.fine(), to) else { return Ok(Reply::Again(page(&visit, fields)?)) };
    visit.proved()?;
    if !proving::allowed(&visit, &to).await? || !proving::allowed(&visit, &person.phone).await? {
        return Ok(Reply::Again(page(&visit, fields.with_error("", "codes-too-often"))?));
    }
    let work = visit.begin_proved().await?;
    let texting = Texting { earlier: None, ..proving::texting(&visit) };
    ask_number(&work, &texting, (person.id, &person.phone), &to).await?;
    visit.commit(work).await?;
    Ok(SeeOther::to("/account/number/code").into())
}

fn page(visit: &Visit, form: Fields) -> Result<NumberPage, WebError> {
    Ok(NumberPage { form, phone: visit.signed_in()?.phone.spaced() })
}

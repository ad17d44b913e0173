//! `/account/number`: another number. A code goes to it and one to the number so far; the answer is the same for a number that somebody
//! else has.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    infra::words::Message,
    kernel::{calendar, instant::Instant},
    market::accounts::{
        safety::ask_number::{AskNumberError, ask_number},
        text_code::Texting,
    },
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
        let frozen = Fields::default().with_error("", frozen(Instant(1_795_311_000_000_000)));
        [Fields::default(), wrong, frozen].map(|form| Self { form, phone: "0900 000 001".into() }).into()
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
    let asked = ask_number(&work, &texting, (person.id, &person.phone), &to).await;
    match visit.settle(work, asked).await? {
        Ok(()) => Ok(SeeOther::to("/account/number/code").into()),
        Err(AskNumberError::Frozen(until)) => Ok(Reply::Again(page(&visit, fields.with_error("", frozen(until)))?)),
    }
}

/// Nothing has changed, and until when it does not.
pub(super) fn frozen(until: Instant) -> Message {
    Message::new("number-frozen").with("until", calendar::moment(until))
}

fn page(visit: &Visit, form: Fields) -> Result<NumberPage, WebError> {
    Ok(NumberPage { form, phone: visit.signed_in()?.phone.spaced() })
}

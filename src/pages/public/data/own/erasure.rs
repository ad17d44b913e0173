//! `/data/own/erasure`: whoever has proved a number has what was bought with it erased.

use axum::http::StatusCode;
use serde::Serialize;

use super::super::holder;
use crate::{
    market::privacy::{
        erase_number::{EraseNumberError, erase_number},
        hindered::hindrances,
        whose::Whose,
    },
    pages::{guest, own_data::HindranceParts, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, form_status},
    },
};

/// The form, or what stands in its way.
#[derive(Serialize)]
pub struct ErasurePage {
    phone: String,
    /// What has to end first.
    hindrances: Vec<HindranceParts>,
    form: Fields,
}

impl Page for ErasurePage {
    const TEMPLATE: &'static str = "public/data/own/erasure.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |hindrances, form| Self { phone: "0900 000 001".into(), hindrances, form };
        vec![
            page(Vec::new(), Fields::default()),
            page(Vec::new(), Fields::default().with_error("sure", "erasure-not-sure")),
            page(HindranceParts::samples(), Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it; without a number that was proved one begins there.
pub async fn get(visit: Visit) -> Result<Reply<ErasurePage>, WebError> {
    let Some(phone) = holder::read(&visit) else { return Ok(SeeOther::to("/data/number").into()) };
    let spaced = phone.spaced();
    let hindrances = hindrances(&visit.app.db.read, &Whose::Number(phone)).await?;
    let hindrances = HindranceParts::all(hindrances);
    Ok(Reply::Again(ErasurePage { phone: spaced, hindrances, form: Fields::default() }))
}

/// Erases it; nothing of it is in this browser afterwards.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<ErasurePage>, WebError> {
    let Some(phone) = holder::read(&visit) else { return Ok(SeeOther::to("/data/number").into()) };
    if !fields.ticked("sure") {
        fields.wrong("sure", "erasure-not-sure");
    }
    let page = |hindrances, form| ErasurePage { phone: phone.spaced(), hindrances, form };
    if !fields.fine() {
        return Ok(Reply::Again(page(Vec::new(), fields)));
    }
    let work = visit.begin().await?;
    let erased = erase_number(&work, &phone).await;
    match visit.settle(work, erased).await? {
        Ok(()) => {
            let jar = guest::forget_all(&visit);
            Ok(SeeOther::to("/data").jar(jar).forget_pages().flash(Flash::success("erasure-number-done")).into())
        }
        Err(EraseNumberError::Hindered(hindrances)) => {
            let form = fields.with_error("", "erasure-hindered");
            Ok(Reply::Again(page(HindranceParts::all(hindrances), form)))
        }
    }
}

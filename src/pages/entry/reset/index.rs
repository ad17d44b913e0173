//! `/reset`: a number whose password was forgotten. The answer is the same for a number that is not known.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    market::accounts::text_code::{Asking, text_code},
    pages::{
        proving::{self, Proving},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// The form.
#[derive(Serialize)]
pub struct ResetPage {
    form: Fields,
}

impl Page for ResetPage {
    const TEMPLATE: &'static str = "entry/reset/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let wrong = Fields::default().with("phone", "12").with_error("phone", "field-phone-wrong");
        vec![Self { form: Fields::default() }, Self { form: wrong }]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the form, with the number of whoever is in.
pub async fn get(visit: Visit) -> Show<ResetPage> {
    let phone = visit.person.as_ref().map_or_else(String::new, |person| person.phone.spaced());
    Show(ResetPage { form: Fields::default().with("phone", phone) })
}

/// Texts a code.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<ResetPage>, WebError> {
    let phone = fields.phone("phone");
    let (true, Some(phone)) = (fields.fine(), phone) else { return Ok(Reply::Again(ResetPage { form: fields })) };
    if !proving::allowed(&visit, &phone).await? {
        return Ok(Reply::Again(ResetPage { form: fields.with_error("", "codes-too-often") }));
    }
    let work = visit.begin().await?;
    let code = text_code(&work, &proving::texting(&visit), Asking::Reset(phone.clone())).await?;
    visit.commit(work).await?;
    let jar = proving::remember(&visit, &Proving { code, phone });
    Ok(SeeOther::to("/reset/code").jar(jar).into())
}

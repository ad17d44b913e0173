//! `/data/number`: the number whose data somebody wants to read. The answer is the same for one that has bought nothing.

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
pub struct NumberPage {
    form: Fields,
}

impl Page for NumberPage {
    const TEMPLATE: &'static str = "public/data/number/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let wrong = Fields::default().with("phone", "12").with_error("phone", "field-phone-wrong");
        vec![Self { form: Fields::default() }, Self { form: wrong }]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the form.
pub async fn get() -> Show<NumberPage> {
    Show(NumberPage { form: Fields::default() })
}

/// Texts a code.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<NumberPage>, WebError> {
    let phone = fields.phone("phone");
    let (true, Some(phone)) = (fields.fine(), phone) else { return Ok(Reply::Again(NumberPage { form: fields })) };
    if !proving::allowed(&visit, &phone).await? {
        return Ok(Reply::Again(NumberPage { form: fields.with_error("", "codes-too-often") }));
    }
    let work = visit.begin().await?;
    let code = text_code(&work, &proving::texting(&visit), Asking::Data(phone.clone())).await?;
    visit.commit(work).await?;
    let jar = proving::remember(&visit, &Proving { code, phone });
    Ok(SeeOther::to("/data/number/code").jar(jar).into())
}

//! `/data/number/code`: the texted digits.

use axum::http::StatusCode;
use serde::Serialize;

use super::super::holder;
use crate::{
    market::accounts::{
        Purpose,
        prove::{Try, prove},
    },
    pages::{
        proving::{self, Proving},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Reply, SeeOther, form_status},
    },
};

/// The form, and the number that the code went to.
#[derive(Serialize)]
pub struct CodePage {
    form: Fields,
    phone: String,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "public/data/number/code.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let phone = "0900 000 001".to_owned();
        let wrong = Fields::default().with_error("code", "code-wrong");
        vec![Self { form: Fields::default(), phone: phone.clone() }, Self { form: wrong, phone }]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the form; without a code under way one begins with the number.
pub async fn get(visit: Visit) -> Reply<CodePage> {
    match proving::read(&visit) {
        Some(proving) => Reply::Again(page(Fields::default(), &proving)),
        None => SeeOther::to("/data/number").into(),
    }
}

/// Tries the code.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<CodePage>, WebError> {
    let Some(proving) = proving::read(&visit) else { return Ok(SeeOther::to("/data/number").into()) };
    let digits = fields.digits("code");
    let (true, Some(digits)) = (fields.fine(), digits) else { return Ok(Reply::Again(page(fields, &proving))) };
    let work = visit.begin().await?;
    let tried = prove(&work, &visit.app.secret, proving.code, Purpose::Data, &digits).await?;
    visit.commit(work).await?;
    match tried {
        Try::Right(proved) => {
            let jar = holder::remember(&visit, proving::forget(visit.jar.clone()), proved.phone());
            Ok(SeeOther::to("/data/own").jar(jar).into())
        }
        wrong => Ok(Reply::Again(page(fields.with_error("code", proving::refused(&visit, &wrong)), &proving))),
    }
}

/// The form.
pub(super) fn page(form: Fields, proving: &Proving) -> CodePage {
    CodePage { form, phone: proving.phone.spaced() }
}

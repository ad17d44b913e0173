//! `/register/code`: the six digits that were texted. With them the account exists and its owner is in.

use axum::http::StatusCode;
use serde::Serialize;

use super::super::{
    enter,
    proving::{self, Proving},
};
use crate::{
    infra::{db::Work, refused::Refused},
    market::{
        accounts::{
            Purpose,
            prove::{Proved, Try, prove},
            register::{RegisterError, register},
        },
        documents::{
            accept::{Accepting, accept},
            slugs,
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
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
    const TEMPLATE: &'static str = "entry/register/code.html";

    fn samples() -> Vec<Self> {
        let phone = "0900 000 001".to_owned();
        let wrong = Fields::default().with_error("code", "code-wrong");
        vec![Self { form: Fields::default(), phone: phone.clone() }, Self { form: wrong, phone }]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the form; without a code under way one begins at the beginning.
pub async fn get(visit: Visit) -> Reply<CodePage> {
    match proving::read(&visit) {
        Some(proving) => Reply::Again(page(Fields::default(), &proving)),
        None => SeeOther::to("/register").into(),
    }
}

/// Tries the code.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<CodePage>, WebError> {
    let Some(proving) = proving::read(&visit) else { return Ok(SeeOther::to("/register").into()) };
    let digits = fields.digits("code");
    let (true, Some(digits)) = (fields.fine(), digits) else { return Ok(Reply::Again(page(fields, &proving))) };
    let work = visit.begin().await?;
    match prove(&work, &visit.app.secret, proving.code, Purpose::Register, &digits).await? {
        Try::Right(proved) => welcome(&visit, work, proved).await,
        tried => {
            visit.commit(work).await?;
            let wrong = if matches!(tried, Try::Wrong) { "code-wrong" } else { "code-spent" };
            Ok(Reply::Again(page(fields.with_error("code", wrong), &proving)))
        }
    }
}

async fn welcome(visit: &Visit, work: Work, proved: Proved) -> Result<Reply<CodePage>, WebError> {
    let account = match register(&work, proved).await {
        Ok(account) => account,
        Err(Refused::Broken(error)) => return Err(error.into()),
        Err(Refused::No(RegisterError::Taken | RegisterError::NothingPending)) => {
            return Ok(SeeOther::to("/sign-in").flash(Flash::warning("register-taken")).into());
        }
    };
    let who = Accepting { account: Some(account), purchase: None };
    let accepted = accept(&work, who, &slugs::AT_REGISTRATION, visit.language).await;
    accepted.map_err(|e| WebError::Broken(e.to_string()))?;
    visit.commit(work).await?;
    let jar = enter(visit, account, 0).await?;
    Ok(SeeOther::to("/account").jar(jar).flash(Flash::success("registered")).into())
}

/// The form again.
pub(super) fn page(form: Fields, proving: &Proving) -> CodePage {
    CodePage { form, phone: proving.phone.spaced() }
}

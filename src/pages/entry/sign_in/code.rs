//! `/sign-in/code?return=`: the texted digits and the password, for whom too many wrong passwords were typed by whomever. Neither lets
//! anybody in without the other. The digits are checked first, so that a guess costs no comparing, and used up last, so that a slip
//! in the password does not cost another text.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::index::{SignInQuery, Tried, arrive, tried};
use crate::{
    infra::passwords::turns::Asker,
    kernel::links,
    market::accounts::{
        Purpose,
        prove::{Try, check, prove_checked},
    },
    pages::{
        known,
        proving::{self, Proving},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
        query::Query,
    },
};

/// The form, and the number that the code went to.
#[derive(Serialize)]
pub struct CodePage {
    form: Fields,
    phone: String,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "entry/sign_in/code.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let phone = "0900 000 001".to_owned();
        let way = Fields::default().with("return", "/seller/opening").with("waiting", "{}");
        let wrong = way.clone().with_error("code", "code-wrong");
        let slip = way.clone().with("code", "123456").with_error("password", "sign-in-password-wrong");
        [way, wrong, slip].map(|form| Self { form, phone: phone.clone() }).into()
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the form; without a code under way one begins at the beginning.
pub async fn get(visit: Visit, Query(query): Query<SignInQuery>) -> Reply<CodePage> {
    match proving::read(&visit) {
        Some(proving) => {
            let back = query.back.unwrap_or_default();
            Reply::Again(page(Fields::default().with("return", back), &proving))
        }
        None => SeeOther::to("/sign-in").into(),
    }
}

/// Tries the code, then the password.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Response, WebError> {
    let Some(proving) = proving::read(&visit) else { return Ok(SeeOther::to("/sign-in").into_response()) };
    let (digits, password) = (fields.digits("code"), fields.secret("password"));
    let (true, Some(digits), Some(password)) = (fields.fine(), digits, password) else {
        return Ok(again(fields, &proving));
    };
    let work = visit.begin().await?;
    let checked = check(&work, &visit.app.secret, proving.code, Purpose::SignIn, &digits).await?;
    visit.commit(work).await?;
    let checked = match checked {
        Try::Right(checked) => checked,
        wrong => return Ok(again(fields.with_error("code", proving::refused(&visit, &wrong)), &proving)),
    };
    let number = known::number(&visit.app.secret, &proving.phone);
    let account = match tried(&visit, &proving.phone, password, Asker::Known(&number)).await? {
        Tried::Right(account) => account,
        Tried::Wrong => return Ok(again(fields.with_error("password", "sign-in-password-wrong"), &proving)),
        Tried::Busy => return Ok(again(fields.busy("passwords-busy"), &proving)),
    };
    let work = visit.begin().await?;
    let proved = prove_checked(&work, &checked).await?;
    visit.commit(work).await?;
    match proved {
        Try::Right(_) => arrive(&visit, &account, &proving.phone, &fields).await,
        spent => Ok(again(fields.with_error("code", proving::refused(&visit, &spent)), &proving)),
    }
}

/// Its address, with where to go afterwards.
pub(super) fn address(back: &str) -> String {
    match links::safe_return(back) {
        Some(back) => {
            let back: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
            format!("/sign-in/code?return={back}")
        }
        None => "/sign-in/code".to_owned(),
    }
}

fn again(form: Fields, proving: &Proving) -> Response {
    Show(page(form, proving)).into_response()
}

/// The form.
pub(super) fn page(form: Fields, proving: &Proving) -> CodePage {
    CodePage { form, phone: proving.phone.spaced() }
}

//! `/sign-in?return=`: phone and password. A wrong number and a wrong password are answered with the same words after the same
//! work.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::{enter, home_of};
use crate::{
    kernel::{links, phone::Phone},
    market::accounts::find::{self, Credentials},
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        limits::Limited,
        page::{Page, Reply, SeeOther, form_status},
        query::Query,
    },
};

/// The form.
#[derive(Serialize)]
pub struct SignInPage {
    form: Fields,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "entry/sign_in.html";

    fn samples() -> Vec<Self> {
        let form = Fields::default().with("return", "/account");
        let wrong = form.clone().with("phone", "0900 000 001").with_error("", "sign-in-wrong");
        vec![Self { form }, Self { form: wrong }]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// What the address may say.
#[derive(Deserialize)]
pub struct SignInQuery {
    /// Where to go afterwards.
    #[serde(rename = "return")]
    back: Option<String>,
}

/// Shows the form; whoever is in already goes on.
pub async fn get(visit: Visit, Query(query): Query<SignInQuery>) -> Reply<SignInPage> {
    let back = query.back.unwrap_or_default();
    if visit.person.is_some() {
        return SeeOther::to(links::safe_return(&back).unwrap_or("/account")).into();
    }
    Reply::Again(SignInPage { form: Fields::default().with("return", back) })
}

/// Lets somebody in.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<SignInPage>, WebError> {
    let (phone, password) = (fields.phone("phone"), fields.secret("password"));
    let (true, Some(phone), Some(password)) = (fields.fine(), phone, password) else {
        return Ok(Reply::Again(SignInPage { form: fields }));
    };
    if !visit.app.limits.allow(Limited::SignIn, &[phone.as_str(), &visit.address_key()]) {
        return Ok(Reply::Again(SignInPage { form: fields.with_error("", "sign-in-too-often") }));
    }
    match known(&visit, &phone, password).await? {
        Some(account) => {
            let jar = enter(&visit, account.id, account.epoch).await?;
            let to = match links::safe_return(fields.typed("return")) {
                Some(to) => to.to_owned(),
                None => home_of(&visit, account.id, account.epoch).await?.to_owned(),
            };
            Ok(SeeOther::to(to).jar(jar).into())
        }
        None => Ok(Reply::Again(SignInPage { form: fields.with_error("", "sign-in-wrong") })),
    }
}

async fn known(visit: &Visit, phone: &Phone, password: String) -> Result<Option<Credentials>, WebError> {
    let account = find::by_phone(&visit.app.db.read, phone).await?;
    let hash = account.as_ref().map(|a| a.password_hash.clone());
    let matches = visit.app.passwords.matches(password, hash).await?;
    Ok(account.filter(|_| matches))
}

//! `/sign-in?return=`: phone and password. A wrong number and a wrong password are answered with the same words after the same
//! work. Whoever was about to send a form when her session ended signs in with what she typed beside it, and sends it then.

use std::collections::BTreeMap;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

use super::{enter, home_of};
use crate::{
    infra::{limits::Limited, passwords::unless_busy, watch::security},
    kernel::{links, phone::Phone},
    market::accounts::find::{self, Credentials},
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
        query::Query,
    },
};

/// The form.
#[derive(Serialize)]
pub struct SignInPage {
    form: Fields,
    /// She is in; this waits to be sent.
    waiting: Option<Waiting>,
}

/// A form that was filled in before signing in.
#[derive(Clone, Debug, Serialize)]
pub struct Waiting {
    to: String,
    token: String,
    values: Values,
}

type Values = BTreeMap<String, Vec<String>>;

impl SignInPage {
    /// Signing in comes first, and what was typed waits. Passwords, whose fields are called so, are not repeated.
    pub fn first(path: &str, typed: Fields) -> Self {
        let values: Values = typed.values.into_iter().filter(|(name, _)| !name.contains("password")).collect();
        let waiting = serde_json::to_string(&values).unwrap_or_default();
        let form = Fields::default().with("return", path).with("waiting", waiting);
        Self { form: form.with_error("", "sign-in-first"), waiting: None }
    }
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "entry/sign_in.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let form = Fields::default().with("return", "/account");
        let wrong = form.clone().with("phone", "0900 000 001").with_error("", "sign-in-wrong");
        let values = Values::from([("name".into(), vec!["Mật ong bạc hà".into()])]);
        let waiting = Waiting { to: "/seller/opening".into(), token: "token".into(), values };
        vec![
            Self { form: form.clone(), waiting: None },
            Self { form: wrong, waiting: None },
            Self::first("/seller/opening", Fields::default().with("name", "Mật ong Mỷ")),
            Self { form, waiting: Some(waiting) },
        ]
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
    Reply::Again(again(Fields::default().with("return", back)))
}

/// Lets somebody in.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Response, WebError> {
    let (phone, password) = (fields.phone("phone"), fields.secret("password"));
    let (true, Some(phone), Some(password)) = (fields.fine(), phone, password) else {
        return Ok(Show(again(fields)).into_response());
    };
    if !visit.may_try(Limited::SignIn, &[phone.as_str(), &visit.ip_key()]).await? {
        return Ok(Show(again(fields.with_error("", "sign-in-too-often"))).into_response());
    }
    match tried(&visit, &phone, password).await? {
        Tried::Right(account) => {
            let jar = enter(&visit, account.id, account.epoch).await?;
            security::signed_in(account.id.0);
            let to = links::safe_return(fields.typed("return"));
            if let (Some(to), Ok(values)) = (to, serde_json::from_str(fields.typed("waiting"))) {
                let waiting = Waiting { to: to.to_owned(), token: visit.new_token().await?, values };
                let page = SignInPage { form: Fields::default(), waiting: Some(waiting) };
                return Ok((jar, Show(page)).into_response());
            }
            let to = match to {
                Some(to) => to,
                None => home_of(&visit, account.id, account.epoch).await?,
            };
            Ok(SeeOther::to(to).jar(jar).into_response())
        }
        Tried::Wrong => {
            security::refused("wrong password", None, &visit.ip_key());
            Ok(Show(again(fields.with_error("", "sign-in-wrong"))).into_response())
        }
        Tried::Busy => Ok(Show(again(fields.with_error("", "passwords-busy"))).into_response()),
    }
}

fn again(form: Fields) -> SignInPage {
    SignInPage { form, waiting: None }
}

enum Tried {
    Right(Credentials),
    Wrong,
    Busy,
}

async fn tried(visit: &Visit, phone: &Phone, password: String) -> Result<Tried, WebError> {
    let account = find::by_phone(&visit.app.db.read, phone).await?;
    let hash = account.as_ref().map(|a| a.password_hash.clone());
    let matches = unless_busy(visit.app.passwords.matches(password, hash).await)?;
    Ok(match (matches, account) {
        (None, _) => Tried::Busy,
        (Some(true), Some(account)) => Tried::Right(account),
        (Some(_), _) => Tried::Wrong,
    })
}

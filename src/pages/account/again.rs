//! `/account/again?return=`: whoever is in types her password once more before a deed that gives rights, exports figures or moves a
//! number: sessions last long, and phones are lent. What she had typed waits beside it and is sent then.
//!
//! Wrong passwords are counted as at the sign-in, for this session alone: whoever has somebody's session keeps nobody out of her account.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    infra::{
        limits::{Bucket, Limited},
        passwords::{turns::Asker, unless_busy},
        watch::security,
    },
    kernel::links,
    market::accounts::{find, safety::prove_again::prove_again},
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Reply, SeeOther, form_status},
        unsent::Unsent,
        waiting::{Values, Waiting},
    },
};

/// Where one goes who was on the way to nowhere.
const HOME: &str = "/account/security";

/// The form.
#[derive(Serialize)]
pub struct AgainPage {
    form: Fields,
    /// The password was right; this waits to be sent.
    waiting: Option<Waiting>,
}

impl AgainPage {
    /// The password comes first, and what was typed waits.
    pub fn first(path: &str, typed: Unsent) -> Self {
        let waiting = serde_json::to_string(&typed.into_values()).unwrap_or_default();
        let form = Fields::default().with("return", path).with("waiting", waiting);
        page(form.with_error("", "again-first"))
    }
}

impl Page for AgainPage {
    const TEMPLATE: &'static str = "account/again.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let form = Fields::default().with("return", "/department/report.csv");
        let wrong = form.clone().with_error("password", "again-wrong");
        let values = Values::from([("phone".into(), vec!["0900000003".into()])]);
        let waiting = Some(Waiting::new("/staff/roles", "token".into(), values));
        vec![page(form.clone()), page(wrong), Self::first("/staff/roles", Unsent::sample(true)), Self { form, waiting }]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the form.
pub async fn get(visit: Visit) -> Reply<AgainPage> {
    let back = visit.asked("return").unwrap_or_default();
    Reply::Again(page(Fields::default().with("return", links::safe_return(&back).unwrap_or_default())))
}

/// Compares the password, and goes on.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<AgainPage>, WebError> {
    let here = visit.here()?;
    let password = fields.secret("password");
    let (true, Some(password)) = (fields.fine(), password) else { return Ok(again(fields)) };
    let own = format!("session {} {}", here.account.0, here.session.name());
    let bucket = [Bucket::of(Limited::SignIn, &*own)];
    if !visit.has_room(&bucket).await? {
        return Ok(again(fields.with_error("", "password-too-often")));
    }
    let known = find::credentials_of(&visit.app.db.read, here.account).await?.ok_or(WebError::NotFound)?;
    let matches = visit.app.passwords.matches(password, Some(known.password_hash), Asker::Known(&own)).await;
    let Some(matches) = unless_busy(matches)? else { return Ok(again(fields.busy("passwords-busy"))) };
    // Asked again, so that many who try at once are no more than one who tries as often.
    if !matches || !visit.has_room(&bucket).await? {
        security::refused("wrong password", Some(here.account.0), &visit.ip_key());
        let counted = visit.may_take(&bucket).await?;
        let (field, why) = if counted { ("password", "again-wrong") } else { ("", "password-too-often") };
        return Ok(again(fields.with_error(field, why)));
    }
    let work = visit.begin().await?;
    prove_again(&work, here).await?;
    visit.commit(work).await?;
    let to = links::safe_return(fields.typed("return")).unwrap_or(HOME);
    let Ok(values) = serde_json::from_str::<Values>(fields.typed("waiting")) else {
        return Ok(SeeOther::to(to).into());
    };
    let waiting = Some(Waiting::new(to, visit.token.clone(), values));
    Ok(Reply::Again(AgainPage { form: Fields::default(), waiting }))
}

fn again(form: Fields) -> Reply<AgainPage> {
    Reply::Again(page(form))
}

fn page(form: Fields) -> AgainPage {
    AgainPage { form, waiting: None }
}

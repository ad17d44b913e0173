//! `/sign-in?return=`: phone and password. A wrong number and a wrong password are answered with the same words after the same
//! work. Whoever was about to send a form when her session ended signs in with what she typed beside it, and sends it then.
//!
//! Wrong passwords are counted for the number and for the address, all or none; right ones never, so that many may come in at once from
//! one place. Where there were too many a browser that the number came in with before has tries of its own, and any other is offered a
//! texted code (`code.rs`), of which a number and an address have so many an hour (`pages/proving.rs`).

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

use super::{
    come_in::{In, come_in},
    second,
};
use crate::{
    infra::{
        limits::{Bucket, Limited},
        passwords::{turns::Asker, unless_busy},
        watch::security,
    },
    kernel::{links, phone::Phone},
    market::accounts::{
        find::{self, Credentials},
        second::find::is_set,
        upkeep::rehash::rehash,
    },
    pages::{known::Known, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
        query::Query,
        waiting::{self, Waiting},
    },
};

/// The form.
#[derive(Serialize)]
pub struct SignInPage {
    form: Fields,
    /// She is in; this waits to be sent.
    waiting: Option<Waiting>,
    /// A texted code is offered.
    text: bool,
}

impl SignInPage {
    /// Signing in comes first, and what was typed waits.
    pub fn first(path: &str, typed: Fields) -> Self {
        let form = Fields::default().with("return", path).with("waiting", waiting::kept(typed));
        again(form.with_error("", "sign-in-first"))
    }
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "entry/sign_in/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let form = Fields::default().with("return", "/account");
        let wrong = form.clone().with("phone", "0900 000 001").with_error("", "sign-in-wrong");
        let often = form.clone().with("phone", "0900 000 001");
        vec![
            again(form.clone()),
            again(wrong),
            too_often(often),
            Self::first("/seller/opening", Fields::default().with("name", "Mật ong Mỷ")),
            Self { waiting: Some(Waiting::sample()), ..again(form) },
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
    pub(super) back: Option<String>,
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
    let known = Known::of(&visit, &phone);
    let buckets = buckets(&visit, &phone, known.as_ref());
    if !visit.has_room(&buckets).await? {
        return Ok(Show(too_often(fields)).into_response());
    }
    let here = visit.ip_key();
    let asker = known.as_ref().map_or(Asker::Stranger(&here), Known::asker);
    match tried(&visit, &phone, password, asker).await? {
        // Asked again, so that many who try at once are no more than one who tries as often.
        Tried::Right(account) if visit.has_room(&buckets).await? => arrive(&visit, &account, &phone, &fields).await,
        Tried::Right(_) => Ok(Show(too_often(fields)).into_response()),
        Tried::Wrong => {
            let counted = visit.may_take(&buckets).await?;
            let page = if counted { again(fields.with_error("", "sign-in-wrong")) } else { too_often(fields) };
            Ok(Show(page).into_response())
        }
        Tried::Busy => Ok(Show(again(fields.busy("passwords-busy"))).into_response()),
    }
}

/// What a wrong password is taken out of.
fn buckets(visit: &Visit, phone: &Phone, known: Option<&Known>) -> Vec<Bucket> {
    match known {
        Some(known) => known.buckets(Limited::SignIn),
        None => visit.with_address(Limited::SignInFrom, [Bucket::of(Limited::SignIn, phone.as_str())]),
    }
}

/// Where somebody goes whose password was right: to give her second factor, if she has one, or in.
pub(super) async fn arrive(
    visit: &Visit,
    account: &Credentials,
    phone: &Phone,
    fields: &Fields,
) -> Result<Response, WebError> {
    let who = (account.id, account.epoch);
    if is_set(&visit.app.db.read, account.id).await? {
        return second::ask(visit, who, fields).await;
    }
    Ok(match come_in(visit, who, phone, fields).await? {
        In::Goes(jar, to) => SeeOther::to(to).jar(jar).into_response(),
        In::Sends(jar, waiting) => {
            let page = SignInPage { waiting: Some(waiting), ..again(Fields::default()) };
            (jar, Show(page)).into_response()
        }
    })
}

/// The form as it came.
pub(super) fn again(form: Fields) -> SignInPage {
    SignInPage { form, waiting: None, text: false }
}

/// The form as it came, with a way in beside it.
pub(super) fn too_often(form: Fields) -> SignInPage {
    SignInPage { text: true, ..again(form.with_error("", "sign-in-too-often")) }
}

/// How a password fits a number.
pub(super) enum Tried {
    /// It is this account's.
    Right(Credentials),
    /// It is not, or there is no account.
    Wrong,
    /// Nobody has looked.
    Busy,
}

/// Compares it, whether there is an account or not.
pub(super) async fn tried(visit: &Visit, phone: &Phone, password: String, asker: Asker<'_>) -> Result<Tried, WebError> {
    let account = find::by_phone(&visit.app.db.read, phone).await?;
    let hash = account.as_ref().map(|a| a.password_hash.clone());
    let matches = unless_busy(visit.app.passwords.matches(password.clone(), hash, asker).await)?;
    match (matches, account) {
        (None, _) => Ok(Tried::Busy),
        (Some(true), Some(account)) => {
            keep_at_todays_cost(visit, &account, password, asker).await?;
            Ok(Tried::Right(account))
        }
        (Some(_), account) => {
            security::refused("wrong password", account.map(|account| account.id.0), &visit.ip_key());
            Ok(Tried::Wrong)
        }
    }
}

/// A hash made at another cost is made anew while the password is at hand; where too many wait just now, another time.
async fn keep_at_todays_cost(
    visit: &Visit,
    account: &Credentials,
    password: String,
    asker: Asker<'_>,
) -> Result<(), WebError> {
    let passwords = &visit.app.passwords;
    if !passwords.is_outdated(&account.password_hash) {
        return Ok(());
    }
    let Some(hash) = unless_busy(passwords.hash_again(password, asker).await)? else { return Ok(()) };
    let work = visit.begin_as_new(account.id).await?;
    rehash(&work, account.id, &account.password_hash, hash).await?;
    visit.commit(work).await
}

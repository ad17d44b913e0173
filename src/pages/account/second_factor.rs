//! `/account/second-factor?return=`: a second factor beside the password. Whoever has none sees a key for her app, and types its first
//! code and her password; then the codes for when the phone is lost are shown, once. Whoever has one makes new codes or does without it,
//! with the password and a code (`buttons.rs`). What she had typed for a page of staff waits meanwhile, and is sent then.
//!
//! The key that is shown stands in the form, sealed for the account, and nowhere else: looking writes nothing.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    infra::{
        limits::Limited,
        passwords::{turns::Asker, unless_busy},
        qr,
    },
    kernel::{instant::Instant, links},
    market::accounts::{
        find::{self, Person},
        second::{
            enrol::{EnrolError, enrol},
            find::{Standing, standing},
            totp::Shared,
        },
    },
    pages::{entry::sign_in::index::SignInPage, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
        waiting::{self, Values, Waiting},
    },
};

const SEALED: &str = "sealed";

/// One's second factor, or the way to it.
#[derive(Serialize)]
pub struct SecondFactorPage {
    form: Fields,
    /// She does nothing of staff without.
    needed: bool,
    /// What an app is given.
    setup: Option<Setup>,
    standing: Option<Standing>,
    /// It was not given in this session, which is older.
    unproved: bool,
    /// Codes for when the phone is lost, on the one page that shows them.
    codes: Vec<String>,
    /// Where she was going.
    to: String,
    /// What she was about to send there.
    waiting: Option<Waiting>,
}

impl SecondFactorPage {
    /// What was typed waits: for a second factor to be set, or a sign-in in which it is given.
    pub(in crate::pages) async fn first(visit: &Visit, typed: Fields) -> Result<Response, WebError> {
        if standing(&visit.app.db.read, visit.signed_in()?.id).await?.is_some() {
            return Ok(Show(SignInPage::first(&visit.path, typed)).into_response());
        }
        let form = Fields::default().with("return", &visit.path).with("waiting", waiting::kept(typed));
        Ok(Show(page(visit, form.with_error("", "second-first")).await?).into_response())
    }
}

/// What an app is given: as a picture, as a link on the phone itself, and to be typed.
#[derive(Serialize)]
struct Setup {
    sealed: String,
    key: String,
    uri: String,
    picture: Option<qr::Picture>,
}

impl Page for SecondFactorPage {
    const TEMPLATE: &'static str = "account/second_factor.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let uri = "otpauth://totp/Ch%E1%BB%A3:0900000003?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        let setup = || Setup {
            sealed: "sealed".into(),
            key: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".into(),
            uri: uri.into(),
            picture: qr::picture(uri),
        };
        let set = Standing { set_at: Instant(1_795_311_000_000_000), codes_left: 9 };
        let codes = vec!["482913-775120-094417".to_owned(), "118204-661930-502277".to_owned()];
        let wrong =
            || Fields::default().with_error("code", "second-first-wrong").with_error("password", "sign-in-wrong");
        let to = || "/staff".to_owned();
        vec![
            Self { setup: Some(setup()), needed: true, to: to(), ..bare(Fields::default()) },
            Self { setup: Some(setup()), ..bare(wrong()) },
            Self { standing: Some(set), ..bare(Fields::default()) },
            Self { standing: Some(set), unproved: true, needed: true, ..bare(wrong()) },
            Self { standing: Some(set), codes: codes.clone(), to: to(), ..bare(Fields::default()) },
            Self { standing: Some(set), codes, waiting: Some(Waiting::sample()), ..bare(Fields::default()) },
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<SecondFactorPage>, WebError> {
    let back = visit.asked("return").unwrap_or_default();
    Ok(Show(page(&visit, Fields::default().with("return", back)).await?))
}

/// Sets it.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<SecondFactorPage>, WebError> {
    let person = visit.signed_in()?;
    if standing(&visit.app.db.read, person.id).await?.is_some() {
        return Ok(SeeOther::to("/account/second-factor").flash(Flash::warning("second-already")).into());
    }
    let (digits, password) = (fields.digits("code"), fields.secret("password"));
    let Some(shared) = Shared::open(&visit.app.secret, person.id, fields.typed(SEALED)) else {
        return again(&visit, fields.with_error("", "form-stale")).await;
    };
    let (true, Some(digits), Some(password)) = (fields.fine(), digits, password) else {
        return again(&visit, fields).await;
    };
    // Cheap before dear: the password is compared once the app has been set up.
    let Some(step) = shared.step_of(&digits, visit.app.clock.now(), i64::MIN) else {
        return again(&visit, fields.with_error("code", "second-first-wrong")).await;
    };
    if !knows_password(&visit, &mut fields, password).await? {
        return again(&visit, fields).await;
    }
    let work = visit.begin().await?;
    visit.begin_second(&work).await?;
    let set = enrol(&work, &visit.app.secret, person.id, (&shared, step)).await;
    match visit.settle(work, set).await? {
        Ok(codes) => Ok(Reply::Again(with_codes(&visit, codes, &fields).await?)),
        Err(EnrolError::NoAccount) => Err(WebError::NotFound),
        // Pressed twice.
        Err(EnrolError::Already) => {
            Ok(SeeOther::to("/account/second-factor").flash(Flash::warning("second-already")).into())
        }
    }
}

/// A code and the password of whoever is in, for what is done to her second factor; what is missing is said at its field.
pub(super) async fn asked_again(visit: &Visit, fields: &mut Fields) -> Result<Option<String>, WebError> {
    let (code, password) = (fields.line("code", 1..=60), fields.secret("password"));
    let (true, Some(code), Some(password)) = (fields.fine(), code, password) else { return Ok(None) };
    Ok(knows_password(visit, fields, password).await?.then_some(code))
}

/// Whether the password is hers. Her own tries are counted: what strangers type for her number at the sign-in is counted elsewhere.
async fn knows_password(visit: &Visit, fields: &mut Fields, password: String) -> Result<bool, WebError> {
    let person = visit.signed_in()?;
    let own = format!("account {}", person.id.0);
    if !visit.may_try(Limited::SignIn, &[&own]).await? {
        fields.wrong("", "password-too-often");
        return Ok(false);
    }
    let known = find::credentials_of(&visit.app.db.read, person.id).await?.ok_or(WebError::NotFound)?;
    let passwords = &visit.app.passwords;
    let matches = unless_busy(passwords.matches(password, Some(known.password_hash), Asker::Known(&own)).await)?;
    match matches {
        Some(true) => return Ok(true),
        Some(false) => {
            visit.refused("wrong password");
            fields.wrong("password", "password-old-wrong");
        }
        None => *fields = std::mem::take(fields).busy("passwords-busy"),
    }
    Ok(false)
}

/// The page again, with what was typed.
pub(super) async fn again(visit: &Visit, form: Fields) -> Result<Reply<SecondFactorPage>, WebError> {
    Ok(Reply::Again(page(visit, form).await?))
}

/// The one page that shows new codes, and where she was going.
pub(super) async fn with_codes(
    visit: &Visit,
    codes: Vec<String>,
    fields: &Fields,
) -> Result<SecondFactorPage, WebError> {
    let form = Fields::default().with("return", fields.typed("return"));
    let page = page(visit, form).await?;
    let values = serde_json::from_str::<Values>(fields.typed("waiting")).ok();
    let waiting = values.map(|values| Waiting::new(&page.to, visit.token.clone(), values));
    Ok(SecondFactorPage { codes, waiting, unproved: false, ..page })
}

fn bare(form: Fields) -> SecondFactorPage {
    let (codes, to) = (Vec::new(), "/account".to_owned());
    SecondFactorPage { form, needed: false, setup: None, standing: None, unproved: false, codes, to, waiting: None }
}

async fn page(visit: &Visit, form: Fields) -> Result<SecondFactorPage, WebError> {
    let person = visit.signed_in()?;
    let standing = standing(&visit.app.db.read, person.id).await?;
    let setup = standing.is_none().then(|| setup(visit, person, form.typed(SEALED)));
    let unproved = standing.is_some() && !visit.has_given_second().await?;
    let to = links::safe_return(form.typed("return")).unwrap_or("/account").to_owned();
    Ok(SecondFactorPage { needed: visit.needs_second(), setup, standing, unproved, to, ..bare(form) })
}

/// The key of the form that came back, or a new one.
fn setup(visit: &Visit, person: &Person, sealed: &str) -> Setup {
    let secret = &visit.app.secret;
    let shared = Shared::open(secret, person.id, sealed).unwrap_or_else(Shared::by_chance);
    let uri = shared.uri(&visit.app.config.market.name, &person.phone);
    Setup { sealed: shared.sealed(secret, person.id), key: shared.spaced(), picture: qr::picture(&uri), uri }
}

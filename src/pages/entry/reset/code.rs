//! `/reset/code`: the texted digits and a new password. Every session of the account ends, and this one begins. The digits are
//! checked before the password is hashed, so that a guess costs no hash and right ones few, and used up afterwards.
//!
//! Whoever has nothing but the number may be somebody to whom the carrier has given it: her account is frozen. A browser that has come
//! in with the number before is not hers, since it came in with the password; a phone that was stolen with its card is another
//! matter, which no code can tell from its owner.

use axum::http::StatusCode;
use serde::Serialize;

use super::super::{enter, names_of, sign_in::second};
use crate::{
    infra::{
        db::Work,
        passwords::{turns::Asker, unless_busy},
        refused::Refused,
        words::Message,
    },
    kernel::{calendar, typed::password::Own},
    market::accounts::{
        Purpose, find,
        prove::{Proved, Try, check, prove_checked},
        reset_password::{Beside, Reset, ResetPasswordError, reset_password},
        second::find::is_set,
    },
    pages::{
        known::{self, Known},
        proving::{self, Proving},
        visit::Visit,
    },
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
    const TEMPLATE: &'static str = "entry/reset/code.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let phone = "0900 000 001".to_owned();
        let wrong = Fields::default().with_error("code", "code-spent").with_error("password", "password-too-short");
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
        None => SeeOther::to("/reset").into(),
    }
}

/// Tries the code and sets the password.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<CodePage>, WebError> {
    let Some(proving) = proving::read(&visit) else { return Ok(SeeOther::to("/reset").into()) };
    let own = Own { phone: Some(&proving.phone), names: &[&visit.app.config.market.name] };
    let (digits, password) = (fields.digits("code"), fields.new_password("password", &own));
    let (true, Some(digits), Some(password)) = (fields.fine(), digits, password) else {
        return Ok(Reply::Again(page(fields, &proving)));
    };
    let work = visit.begin().await?;
    let checked = check(&work, &visit.app.secret, proving.code, Purpose::Reset, &digits).await?;
    visit.commit(work).await?;
    let checked = match checked {
        Try::Right(checked) => checked,
        wrong => {
            let said = proving::refused(&visit, &wrong);
            return Ok(Reply::Again(page(fields.with_error("code", said), &proving)));
        }
    };
    if let Some(account) = find::by_phone(&visit.app.db.read, &proving.phone).await?
        && let Err(weak) = password.is_none_of(&names_of(&visit, account.id, &account.name).await?)
    {
        fields.weak("password", weak);
        return Ok(Reply::Again(page(fields, &proving)));
    }
    let number = known::number(&visit.app.secret, &proving.phone);
    let Some(hash) = unless_busy(visit.app.passwords.hash(password, Asker::Known(&number)).await)? else {
        return Ok(Reply::Again(page(fields.busy("passwords-busy"), &proving)));
    };
    let work = visit.begin().await?;
    match prove_checked(&work, &checked).await? {
        Try::Right(proved) => set(&visit, work, proved, hash).await,
        spent => {
            let said = proving::refused(&visit, &spent);
            Ok(Reply::Again(page(fields.with_error("code", said), &proving)))
        }
    }
}

/// Whoever has a second factor gives it before she is in: a phone in wrong hands gets the texted code.
async fn set(visit: &Visit, work: Work, proved: Proved, hash: String) -> Result<Reply<CodePage>, WebError> {
    let known = Known::of(visit, proved.phone()).is_some();
    let beside = if known { Beside::KnownBrowser } else { Beside::Nothing };
    let Reset { account, epoch, frozen_until } = match reset_password(&work, &proved, beside, hash).await {
        Ok(set) => set,
        Err(Refused::Broken(error)) => return Err(error.into()),
        Err(Refused::No(ResetPasswordError::NoAccount)) => return Ok(SeeOther::to("/register").into()),
    };
    visit.commit(work).await?;
    let flash = match frozen_until {
        Some(until) => Flash::warning(Message::new("password-set-frozen").with("until", calendar::moment(until))),
        None => Flash::success("password-set"),
    };
    if is_set(&visit.app.db.read, account).await? {
        let jar = proving::forget(second::issue(visit, visit.jar.clone(), (account, epoch)));
        return Ok(SeeOther::to("/sign-in/second").jar(jar).flash(flash).into());
    }
    let jar = enter(visit, account, epoch, proved.phone()).await?;
    Ok(SeeOther::to("/account").jar(jar).flash(flash).into())
}

fn page(form: Fields, proving: &Proving) -> CodePage {
    CodePage { form, phone: proving.phone.spaced() }
}

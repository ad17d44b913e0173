//! `/register/code`: the six digits that were texted, and a password. With them the account exists and its owner is in. What is
//! accepted is what the first form showed; where that has been replaced meanwhile, this page shows the new version and asks again.
//! The digits are checked before the password is hashed, so that a guess costs no hash and right ones few.

use axum::http::StatusCode;
use serde::Serialize;

use super::super::enter;
use crate::{
    infra::{
        passwords::{turns::Asker, unless_busy},
        refused::Refused,
    },
    kernel::{links, typed::password::Own},
    market::{
        accounts::{
            Purpose,
            prove::{Checked, Try, check, prove_checked},
            register::{RegisterError, register},
        },
        documents::{
            accept::{self, AcceptError, Accepting},
            shown::Shown,
            slugs,
        },
    },
    pages::{
        accepting::{self, DocumentParts},
        known,
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
    /// To be accepted anew; mostly none.
    documents: Vec<DocumentParts>,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "entry/register/code.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let phone = "0900 000 001".to_owned();
        let wrong = Fields::default().with_error("code", "code-wrong").with_error("password", "password-too-short");
        let asked = Fields::default().with("code", "123456").with_error("accept", "documents-unseen");
        let page = |form, documents| Self { form, phone: phone.clone(), documents };
        vec![page(Fields::default(), vec![]), page(wrong, vec![]), page(asked, DocumentParts::samples(true))]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the form; without a code under way one begins at the beginning.
pub async fn get(visit: Visit) -> Reply<CodePage> {
    match proving::read(&visit) {
        Some(proving) => {
            let asked = visit.asked("return").unwrap_or_default();
            let form = Fields::default().with("return", links::safe_return(&asked).unwrap_or_default());
            Reply::Again(page(form, &proving))
        }
        None => SeeOther::to("/register").into(),
    }
}

/// Tries the code, and sets the password.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<CodePage>, WebError> {
    let Some(proving) = proving::read(&visit) else { return Ok(SeeOther::to("/register").into()) };
    let own = Own { phone: Some(&proving.phone), names: &[&visit.app.config.market.name] };
    let (digits, password) = (fields.digits("code"), fields.new_password("password", &own));
    let anew = asked_anew(&mut fields);
    let (true, Some(digits), Some(password)) = (fields.fine(), digits, password) else {
        return again_with(&visit, fields, &proving).await;
    };
    let work = visit.begin().await?;
    let checked = check(&work, &visit.app.secret, proving.code, Purpose::Register, &digits).await?;
    visit.commit(work).await?;
    let checked = match checked {
        Try::Right(checked) => checked,
        wrong => {
            let said = proving::refused(&visit, &wrong);
            return again_with(&visit, fields.with_error("code", said), &proving).await;
        }
    };
    if let Err(weak) = password.is_none_of(&[&checked.name().unwrap_or_default()]) {
        fields.weak("password", weak);
        return again_with(&visit, fields, &proving).await;
    }
    let number = known::number(&visit.app.secret, &proving.phone);
    let Some(hash) = unless_busy(visit.app.passwords.hash(password, Asker::Known(&number)).await)? else {
        return again_with(&visit, fields.busy("passwords-busy"), &proving).await;
    };
    welcome(&visit, (checked, hash), anew, (fields, &proving)).await
}

/// The versions that this page has shown and that were accepted on it, where it had to ask.
fn asked_anew(fields: &mut Fields) -> Option<Vec<Shown>> {
    let shown = Some(accepting::versions_shown(fields)).filter(|shown| !shown.is_empty())?;
    if !fields.ticked(accepting::BOX) {
        fields.wrong(accepting::BOX, "register-accept-missing");
    }
    Some(shown)
}

/// With the documents again, where this page has asked for them.
async fn again_with(visit: &Visit, mut form: Fields, proving: &Proving) -> Result<Reply<CodePage>, WebError> {
    let asks = !accepting::versions_shown(&form).is_empty();
    let documents = if asks { accepting::ask(visit, &mut form, &slugs::AT_REGISTRATION).await? } else { Vec::new() };
    Ok(Reply::Again(CodePage { documents, ..page(form, proving) }))
}

async fn welcome(
    visit: &Visit,
    (checked, hash): (Checked, String),
    anew: Option<Vec<Shown>>,
    (mut fields, proving): (Fields, &Proving),
) -> Result<Reply<CodePage>, WebError> {
    let work = visit.begin().await?;
    let proved = match prove_checked(&work, &checked).await? {
        Try::Right(proved) => proved,
        spent => {
            drop(work);
            let said = proving::refused(visit, &spent);
            return again_with(visit, fields.with_error("code", said), proving).await;
        }
    };
    let shown = anew.unwrap_or_else(|| proved.accepted().iter().filter_map(|v| Shown::parse(v)).collect());
    let account = match register(&work, proved, hash).await {
        Ok(account) => account,
        Err(Refused::Broken(error)) => return Err(error.into()),
        Err(Refused::No(RegisterError::Taken | RegisterError::NothingPending)) => {
            return Ok(SeeOther::to("/sign-in").flash(Flash::warning("register-taken")).into());
        }
    };
    let who = Accepting { account: Some(account), purchase: None };
    match accept::accept(&work, who, &slugs::AT_REGISTRATION, &shown).await {
        Ok(()) => {}
        Err(Refused::No(AcceptError::Outdated(_))) => {
            // Nothing is kept of this try, so the same digits are right once more (five times in all).
            drop(work);
            let documents = accepting::ask_anew(visit, &mut fields, &slugs::AT_REGISTRATION, &shown).await?;
            return Ok(Reply::Again(CodePage { documents, ..page(fields, proving) }));
        }
        Err(error) => return Err(WebError::Broken(error.to_string())),
    }
    visit.commit(work).await?;
    let jar = enter(visit, account, 0, &proving.phone).await?;
    let to = links::safe_return(fields.typed("return")).unwrap_or("/account");
    Ok(SeeOther::to(to).jar(jar).flash(Flash::success("registered")).into())
}

/// The form again.
pub(super) fn page(form: Fields, proving: &Proving) -> CodePage {
    CodePage { form, phone: proving.phone.spaced(), documents: Vec::new() }
}

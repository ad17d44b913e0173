//! `/register/code`: the six digits that were texted. With them the account exists and its owner is in. What is accepted is what
//! the first form showed; where that has been replaced meanwhile, this page shows the new version and asks again.

use axum::http::StatusCode;
use serde::Serialize;

use super::super::enter;
use crate::{
    infra::{db::Work, refused::Refused},
    kernel::links,
    market::{
        accounts::{
            Purpose,
            prove::{Proved, Try, prove},
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
        let wrong = Fields::default().with_error("code", "code-wrong");
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

/// Tries the code.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<CodePage>, WebError> {
    let Some(proving) = proving::read(&visit) else { return Ok(SeeOther::to("/register").into()) };
    let digits = fields.digits("code");
    let anew = asked_anew(&mut fields);
    let (true, Some(digits)) = (fields.fine(), digits) else { return again_with(&visit, fields, &proving).await };
    let work = visit.begin().await?;
    match prove(&work, &visit.app.secret, proving.code, Purpose::Register, &digits).await? {
        Try::Right(proved) => {
            let shown = anew.unwrap_or_else(|| proved.accepted().iter().filter_map(|v| Shown::parse(v)).collect());
            welcome(&visit, work, proved, &shown, (fields, &proving)).await
        }
        tried => {
            visit.commit(work).await?;
            let wrong = if matches!(tried, Try::Wrong) { "code-wrong" } else { "code-spent" };
            again_with(&visit, fields.with_error("code", wrong), &proving).await
        }
    }
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
    work: Work,
    proved: Proved,
    shown: &[Shown],
    (mut fields, proving): (Fields, &Proving),
) -> Result<Reply<CodePage>, WebError> {
    let account = match register(&work, proved).await {
        Ok(account) => account,
        Err(Refused::Broken(error)) => return Err(error.into()),
        Err(Refused::No(RegisterError::Taken | RegisterError::NothingPending)) => {
            return Ok(SeeOther::to("/sign-in").flash(Flash::warning("register-taken")).into());
        }
    };
    let who = Accepting { account: Some(account), purchase: None };
    match accept::accept(&work, who, &slugs::AT_REGISTRATION, shown).await {
        Ok(()) => {}
        Err(Refused::No(AcceptError::Outdated(_))) => {
            // Nothing is kept of this try, so the same digits are right once more.
            drop(work);
            let documents = accepting::ask_anew(visit, &mut fields, &slugs::AT_REGISTRATION, shown).await?;
            return Ok(Reply::Again(CodePage { documents, ..page(fields, proving) }));
        }
        Err(error) => return Err(WebError::Broken(error.to_string())),
    }
    visit.commit(work).await?;
    let jar = enter(visit, account, 0).await?;
    let to = links::safe_return(fields.typed("return")).unwrap_or("/account");
    Ok(SeeOther::to(to).jar(jar).flash(Flash::success("registered")).into())
}

/// The form again.
pub(super) fn page(form: Fields, proving: &Proving) -> CodePage {
    CodePage { form, phone: proving.phone.spaced(), documents: Vec::new() }
}

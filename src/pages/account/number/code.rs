//! `/account/number/code`: the digits that were texted to the new number, and those to the number so far. The new ones are looked at
//! first, and nothing is said of the others before they are right: so whoever does not hold the new number learns nothing about it.

use axum::http::StatusCode;
use serde::Serialize;

use super::index;
use crate::{
    infra::db::Work,
    kernel::phone::Phone,
    market::{
        accounts::{
            Purpose, find,
            prove::{Checked, Proved, Try, check, prove_checked},
            safety::{
                change_number::{ChangeNumberError, change_number},
                numbers::{self, UnderWay},
            },
            text_code::CodeId,
        },
        shops::change_phone::change_phone,
    },
    pages::{known, proving, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, form_status},
    },
};

/// The form, and both numbers.
#[derive(Serialize)]
pub struct CodePage {
    form: Fields,
    from: String,
    to: String,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "account/number/code.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let wrong = Fields::default().with("new_code", "123456").with_error("old_code", "code-wrong");
        let page = |form| Self { form, from: "0900 000 001".into(), to: "0900 000 011".into() };
        vec![page(Fields::default()), page(wrong)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the form; without codes under way one begins at the beginning.
pub async fn get(visit: Visit) -> Result<Reply<CodePage>, WebError> {
    let from = &visit.signed_in()?.phone;
    match numbers::under_way(&visit.app.db.read, from, visit.now).await? {
        Some(under_way) => Ok(Reply::Again(page(Fields::default(), from, &under_way))),
        None => Ok(SeeOther::to("/account/number").into()),
    }
}

/// Tries both, and writes the number.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<CodePage>, WebError> {
    let from = visit.signed_in()?.phone.clone();
    let under_way = numbers::under_way(&visit.app.db.read, &from, visit.now).await?;
    let Some(under_way) = under_way else { return Ok(SeeOther::to("/account/number").into()) };
    let digits = (fields.digits("new_code"), fields.digits("old_code"));
    let (true, (Some(new), Some(old))) = (fields.fine(), digits) else {
        return Ok(Reply::Again(page(fields, &from, &under_way)));
    };
    visit.proved()?;
    match tried(&visit, &under_way, (&new, &old)).await? {
        Ok((new, old)) => change(&visit, (fields, &from, &under_way), (&new, &old)).await,
        Err((field, why)) => Ok(Reply::Again(page(fields.with_error(field, why), &from, &under_way))),
    }
}

type Wrong = (&'static str, &'static str);

/// Both codes checked, or the field of the first that is not right.
async fn tried(
    visit: &Visit,
    under_way: &UnderWay,
    (new, old): (&str, &str),
) -> Result<Result<(Checked, Checked), Wrong>, WebError> {
    let Some(old_code) = under_way.old else { return Err(WebError::NotFound) };
    let new = match one(visit, under_way.new, Purpose::NewNumber, new).await? {
        Ok(new) => new,
        Err(why) => return Ok(Err(("new_code", why))),
    };
    let old = one(visit, old_code, Purpose::OldNumber, old).await?;
    Ok(old.map(|old| (new, old)).map_err(|why| ("old_code", why)))
}

async fn one(
    visit: &Visit,
    code: CodeId,
    purpose: Purpose,
    digits: &str,
) -> Result<Result<Checked, &'static str>, WebError> {
    let work = visit.begin_proved().await?;
    let checked = check(&work, &visit.app.secret, code, purpose, digits).await?;
    visit.commit(work).await?;
    Ok(match checked {
        Try::Right(checked) => Ok(checked),
        wrong => Err(proving::refused(visit, &wrong)),
    })
}

async fn change(
    visit: &Visit,
    (fields, from, under_way): (Fields, &Phone, &UnderWay),
    (new, old): (&Checked, &Checked),
) -> Result<Reply<CodePage>, WebError> {
    let (here, work) = (visit.here()?, visit.begin_proved().await?);
    let (Some(new), Some(old)) = (used(&work, new).await?, used(&work, old).await?) else {
        work.roll_back().await?;
        return Ok(Reply::Again(page(fields.with_error("new_code", "code-spent"), from, under_way)));
    };
    let account = find::claim(&work, here.account).await?.ok_or(WebError::NotFound)?;
    let changed = change_number(&work, account, (&new, &old), &here.session, &proving::texting(visit)).await;
    if changed.is_ok() {
        change_phone(&work, here.account, from, &under_way.to).await?;
    }
    match visit.settle(work, changed).await? {
        Ok(()) => {
            let jar = known::remember(visit, visit.jar.clone(), &under_way.to);
            Ok(SeeOther::to("/account/security").jar(jar).flash(Flash::success("number-changed")).into())
        }
        Err(ChangeNumberError::NotForThis) => Ok(SeeOther::to("/account/number").into()),
        Err(ChangeNumberError::Taken) => Ok(Reply::Again(page(fields.with_error("", "number-taken"), from, under_way))),
        Err(ChangeNumberError::Frozen(until)) => {
            Ok(Reply::Again(page(fields.with_error("", index::frozen(until)), from, under_way)))
        }
    }
}

async fn used(work: &Work, checked: &Checked) -> Result<Option<Proved>, WebError> {
    Ok(match prove_checked(work, checked).await? {
        Try::Right(proved) => Some(proved),
        Try::Wrong | Try::Spent => None,
    })
}

fn page(form: Fields, from: &Phone, under_way: &UnderWay) -> CodePage {
    CodePage { form, from: from.spaced(), to: under_way.to.spaced() }
}

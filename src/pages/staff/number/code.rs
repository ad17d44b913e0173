//! `/staff/number/code`: the digits that the person reads from her phone. With them she has the new number.

use axum::http::StatusCode;
use serde::Serialize;

use super::person;
use crate::{
    infra::passwords::unless_busy,
    kernel::phone::Phone,
    market::{
        accounts::{
            Purpose, find,
            prove::{Checked, Try, check, prove_checked},
            safety::{
                change_number_for::{ChangeNumberForError, change_number_for},
                numbers::{self, UnderWay},
            },
        },
        shops::change_phone::change_phone,
    },
    pages::{proving, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, form_status},
    },
};

/// The form, which carries both numbers.
#[derive(Serialize)]
pub struct CodePage {
    form: Fields,
    from: String,
    to: String,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "staff/number/code.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let form = Fields::default().with("phone", "0900000001").with("new_phone", "0900000011");
        let page = |form| Self { form, from: "0900 000 001".into(), to: "0900 000 011".into() };
        vec![page(form.clone()), page(form.with_error("code", "code-wrong"))]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// One begins at the beginning: the form comes with the answer to that.
pub async fn get(_: Visit) -> SeeOther {
    SeeOther::to("/staff/number")
}

/// Tries the code, and writes the number.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<CodePage>, WebError> {
    let start = || SeeOther::to("/staff/number").into();
    let numbers = (Phone::parse(fields.typed("phone")), Phone::parse(fields.typed("new_phone")));
    let (Some(from), Some(to)) = numbers else { return Ok(start()) };
    let digits = fields.digits("code");
    let (true, Some(digits)) = (fields.fine(), digits) else { return Ok(again(fields, &from, &to)) };
    visit.proved()?;
    let Some(under_way) = under_way(&visit, (&from, &to)).await? else { return Ok(start()) };
    let work = visit.begin_proved().await?;
    let checked = check(&work, &visit.app.secret, under_way.new, Purpose::NewNumber, &digits).await?;
    visit.commit(work).await?;
    match checked {
        Try::Right(checked) => change(&visit, fields, (&from, &to), &checked).await,
        wrong => {
            let why = proving::refused(&visit, &wrong);
            Ok(again(fields.with_error("code", why), &from, &to))
        }
    }
}

async fn change(
    visit: &Visit,
    fields: Fields,
    (from, to): (&Phone, &Phone),
    checked: &Checked,
) -> Result<Reply<CodePage>, WebError> {
    // Slow, and so before the work.
    let Some(nobodys) = unless_busy(visit.app.passwords.of_nobody().await)? else {
        return Ok(Reply::Again(page(fields.busy("passwords-busy"), from, to)));
    };
    let work = person::begin(visit, from).await?;
    let account = match person::claim(&work, from).await? {
        Ok(account) => account,
        Err(why) => {
            work.roll_back().await?;
            return Ok(again(fields.with_error("", why), from, to));
        }
    };
    let person = account.id;
    let Try::Right(proved) = prove_checked(&work, checked).await? else {
        work.roll_back().await?;
        return Ok(again(fields.with_error("code", "code-spent"), from, to));
    };
    let changed = change_number_for(&work, account, &proved, &proving::texting(visit), nobodys).await;
    if changed.is_ok() {
        change_phone(&work, person, from, to).await?;
    }
    match visit.settle(work, changed).await? {
        Ok(()) => Ok(SeeOther::to("/staff/number").flash(Flash::success("number-changed-for")).into()),
        Err(ChangeNumberForError::NotForThis) => Ok(SeeOther::to("/staff/number").into()),
        Err(ChangeNumberForError::Taken) => Ok(again(fields.with_error("", "number-taken"), from, to)),
    }
}

/// The change that this moderator has asked for.
async fn under_way(visit: &Visit, (from, to): (&Phone, &Phone)) -> Result<Option<UnderWay>, WebError> {
    let db = &visit.app.db.read;
    let Some(person) = find::by_phone(db, from).await? else { return Ok(None) };
    Ok(numbers::under_way_for(db, (visit.signed_in()?.id, person.id), to, visit.now).await?)
}

/// The form, for these numbers.
pub(super) fn first(from: &Phone, to: &Phone) -> CodePage {
    let form = Fields::default().with("phone", from.as_str()).with("new_phone", to.as_str());
    page(form, from, to)
}

fn again(form: Fields, from: &Phone, to: &Phone) -> Reply<CodePage> {
    Reply::Again(page(form, from, to))
}

fn page(form: Fields, from: &Phone, to: &Phone) -> CodePage {
    CodePage { form, from: from.spaced(), to: to.spaced() }
}

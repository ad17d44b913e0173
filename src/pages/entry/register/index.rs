//! `/register`: name, phone, password, and the rules accepted. Nothing exists before the texted code is proved, and the answer
//! is the same for a number that is known.

use axum::http::StatusCode;
use serde::Serialize;

use super::super::proving::{self, Proving};
use crate::{
    kernel::{ids::UnitCode, phone::Phone},
    market::accounts::text_code::{Asking, Pending, text_code},
    pages::{address, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Reply, SeeOther, form_status},
    },
};

/// The form.
#[derive(Serialize)]
pub struct RegisterPage {
    form: Fields,
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "entry/register/index.html";

    fn samples() -> Vec<Self> {
        let wrong = Fields::default()
            .with("name", "Vàng Thị Mỷ")
            .with_error("phone", "field-phone-wrong")
            .with_error("password", "password-too-short")
            .with_error("accept", "register-accept-missing");
        vec![Self { form: Fields::default() }, Self { form: wrong }]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

struct Typed {
    name: String,
    phone: Phone,
    password: String,
}

/// Shows the form; whoever is in already goes to the account.
pub async fn get(visit: Visit) -> Reply<RegisterPage> {
    match visit.person {
        Some(_) => SeeOther::to("/account").into(),
        None => Reply::Again(RegisterPage { form: Fields::default() }),
    }
}

/// Texts a code.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<RegisterPage>, WebError> {
    let unit_code = home(&visit, &mut fields).await?;
    let Some(typed) = read(&mut fields) else { return Ok(Reply::Again(RegisterPage { form: fields })) };
    if !proving::allowed(&visit, &typed.phone) {
        return Ok(Reply::Again(RegisterPage { form: fields.with_error("", "codes-too-often") }));
    }
    let pending = Pending {
        name: typed.name,
        password_hash: visit.app.passwords.hash(typed.password).await?,
        unit_code,
        language: visit.language.as_str().to_owned(),
    };
    let work = visit.begin().await?;
    let asking = Asking::Register(typed.phone.clone(), pending);
    let code = text_code(&work, &proving::texting(&visit), asking).await?;
    visit.commit(work).await?;
    let jar = proving::remember(&visit, &Proving { code, phone: typed.phone });
    Ok(SeeOther::to("/register/code").jar(jar).into())
}

/// The home commune, if one was typed.
async fn home(visit: &Visit, fields: &mut Fields) -> Result<Option<UnitCode>, WebError> {
    if fields.typed("unit_text").is_empty() {
        return Ok(None);
    }
    address::resolve(visit, fields, "unit").await
}

fn read(fields: &mut Fields) -> Option<Typed> {
    let name = fields.line("name", 2..=80);
    let phone = fields.phone("phone");
    let password = fields.new_password("password");
    if !fields.ticked("accept") {
        fields.wrong("accept", "register-accept-missing");
    }
    if !fields.fine() {
        return None;
    }
    Some(Typed { name: name?, phone: phone?, password: password? })
}

//! `/register`: name, phone, and the rules accepted. Nothing exists before the texted code is proved, and the answer is the same for
//! a number that is known. The password is set with the code, so that nobody hashes for numbers that are not hers.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    kernel::{ids::UnitCode, links, phone::Phone},
    market::{
        accounts::{
            NAME,
            text_code::{Asking, Pending, text_code},
        },
        documents::{shown::Shown, slugs},
    },
    pages::{
        accepting::{self, DocumentParts},
        address,
        proving::{self, Proving},
        visit::Visit,
    },
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
    /// What is accepted with the button.
    documents: Vec<DocumentParts>,
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "entry/register/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let wrong = Fields::default()
            .with("name", "Vàng Thị Mỷ")
            .with_error("phone", "field-phone-wrong")
            .with_error("accept", "register-accept-missing");
        let page = |form: Fields, changed| Self { form, documents: DocumentParts::samples(changed) };
        vec![page(Fields::default(), false), page(wrong, true)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

struct Typed {
    name: String,
    phone: Phone,
    accepted: Vec<Shown>,
}

/// Shows the form; whoever is in already goes to the account, or on to where she was on the way to.
pub async fn get(visit: Visit) -> Result<Reply<RegisterPage>, WebError> {
    let asked = visit.asked("return").unwrap_or_default();
    let to = links::safe_return(&asked);
    match visit.person {
        Some(_) => Ok(SeeOther::to(to.unwrap_or("/account")).into()),
        None => again(&visit, Fields::default().with("return", to.unwrap_or_default())).await,
    }
}

/// Texts a code.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<RegisterPage>, WebError> {
    let unit_code = home(&visit, &mut fields).await?;
    let documents = accepting::ask(&visit, &mut fields, &slugs::AT_REGISTRATION).await?;
    let Some(typed) = read(&mut fields) else { return Ok(Reply::Again(RegisterPage { form: fields, documents })) };
    if !proving::allowed(&visit, &typed.phone).await? {
        return Ok(Reply::Again(RegisterPage { form: fields.with_error("", "codes-too-often"), documents }));
    }
    let pending = Pending {
        name: typed.name,
        unit_code,
        accepted: typed.accepted.iter().map(Shown::written).collect(),
        language: visit.language,
    };
    let work = visit.begin().await?;
    let asking = Asking::Register(typed.phone.clone(), pending);
    let code = text_code(&work, &proving::texting(&visit), asking).await?;
    visit.commit(work).await?;
    let jar = proving::remember(&visit, &Proving { code, phone: typed.phone });
    Ok(SeeOther::to(links::on_the_way("/register/code", fields.typed("return"))).jar(jar).into())
}

async fn again(visit: &Visit, mut form: Fields) -> Result<Reply<RegisterPage>, WebError> {
    let documents = accepting::ask(visit, &mut form, &slugs::AT_REGISTRATION).await?;
    Ok(Reply::Again(RegisterPage { form, documents }))
}

/// The home commune, if one was typed.
async fn home(visit: &Visit, fields: &mut Fields) -> Result<Option<UnitCode>, WebError> {
    if fields.typed("unit_text").is_empty() {
        return Ok(None);
    }
    address::resolve(visit, fields, "unit").await
}

fn read(fields: &mut Fields) -> Option<Typed> {
    let name = fields.line("name", NAME);
    let phone = fields.phone("phone");
    let accepted = accepting::read(fields);
    if !fields.ticked(accepting::BOX) {
        fields.wrong(accepting::BOX, "register-accept-missing");
    }
    if !fields.fine() {
        return None;
    }
    Some(Typed { name: name?, phone: phone?, accepted })
}

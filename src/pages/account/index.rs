//! `/account`: what one is called, where one lives, and the ways to one's orders and shops.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    infra::words::Language,
    kernel::{ids::UnitCode, links},
    market::{
        accounts::{
            NAME,
            edit::{EditError, Profile, edit},
        },
        shops::{
            find,
            invitations::{self, Invitation},
        },
    },
    pages::{
        address::{self, Chosen},
        visit::Visit,
    },
    web::{
        cookies,
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

const A_YEAR: i64 = 365;

/// The account and its form.
#[derive(Serialize)]
pub struct AccountPage {
    form: Fields,
    phone: String,
    shops: Vec<ShopLink>,
    /// Shops that have asked her in.
    invitations: Vec<Invitation>,
    languages: [LanguageChoice; 2],
}

/// A way to a shop of one's own.
#[derive(Serialize)]
struct ShopLink {
    name: String,
    href: String,
}

#[derive(Serialize)]
struct LanguageChoice {
    value: &'static str,
    label: &'static str,
}

/// Each language calls itself by its own name.
const LANGUAGES: [LanguageChoice; 2] =
    [LanguageChoice { value: "vi", label: "language-vi" }, LanguageChoice { value: "en", label: "language-en" }];

impl Page for AccountPage {
    const TEMPLATE: &'static str = "account/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let form = Fields::default().with("name", "Nguyễn Thị Lan").with("language", "vi");
        let shop = ShopLink { name: "Mật ong Mỷ".into(), href: "/seller/K7QM2XPA".into() };
        let asked = Invitation { code: "k7qm2xpb".into(), name: "HTX Chè Mây Trắng".into() };
        let page = |form, shops, invitations| Self {
            form,
            phone: "0900 000 001".into(),
            shops,
            invitations,
            languages: LANGUAGES,
        };
        let wrong = form.clone().with_error("email", "field-email-wrong");
        vec![page(form, vec![], vec![]), page(wrong, vec![shop], vec![asked])]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<AccountPage>, WebError> {
    let person = visit.signed_in()?;
    let mut form = Fields::default()
        .with("name", &person.name)
        .with("email", person.email.clone().unwrap_or_default())
        .with("language", person.language.as_str());
    if let Some(unit) = &person.unit_code {
        address::fill(&visit, &mut form, "unit", &Chosen { unit: unit.clone(), former: None }).await?;
    }
    Ok(Show(page(&visit, form).await?))
}

/// Keeps what was changed.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<AccountPage>, WebError> {
    let unit_code = home(&visit, &mut fields).await?;
    let Some(profile) = read(&mut fields, unit_code) else { return Ok(Reply::Again(page(&visit, fields).await?)) };
    let language = profile.language.as_str();
    let work = visit.begin().await?;
    let edited = edit(&work, visit.signed_in()?.id, profile).await;
    match visit.settle(work, edited).await? {
        Ok(()) => {}
        Err(EditError::NotFound) => return Err(WebError::NotFound),
    }
    let kept = cookies::cookie(cookies::LANGUAGE, language.into(), A_YEAR, visit.app.config.is_https());
    Ok(SeeOther::to("/account").jar(visit.jar.clone().add(kept)).flash(Flash::success("account-saved")).into())
}

async fn home(visit: &Visit, fields: &mut Fields) -> Result<Option<UnitCode>, WebError> {
    if fields.typed("unit_text").is_empty() { Ok(None) } else { address::resolve(visit, fields, "unit").await }
}

fn read(fields: &mut Fields, unit_code: Option<UnitCode>) -> Option<Profile> {
    let name = fields.line("name", NAME);
    let email = fields.maybe_email("email");
    let language = fields.choice("language", Language::parse);
    if !fields.fine() {
        return None;
    }
    Some(Profile { name: name?, email: email?, unit_code, language: language? })
}

async fn page(visit: &Visit, form: Fields) -> Result<AccountPage, WebError> {
    let person = visit.signed_in()?;
    let shops = find::of_member(&visit.app.db.read, person.id).await?;
    let shops = shops.into_iter().map(|shop| ShopLink { href: links::seller(&shop.code), name: shop.name });
    Ok(AccountPage {
        form,
        phone: person.phone.spaced(),
        shops: shops.collect(),
        invitations: invitations::of_phone(&visit.app.db.read, &person.phone).await?,
        languages: LANGUAGES,
    })
}

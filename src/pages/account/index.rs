//! `/account`: what one is called, where one lives, and the ways to one's orders and shops.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    infra::words::{Language, Message},
    kernel::links,
    market::{
        accounts::{
            self, NAME,
            edit::{self, Profile},
        },
        documents::due::due,
        shops::{
            find,
            invitations::{self, Invitation},
            rename,
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

/// The fields of the form, as it says what it showed of them.
const PROFILE: [&str; 4] = ["name", "email", "unit", "language"];
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
    /// Rules that she accepted have changed, and she is asked anew.
    documents_due: bool,
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
        let asked = Invitation { code: "k7qm2xpb".into(), name: Some("HTX Chè Mây Trắng".into()) };
        let page = |form, shops, invitations: Vec<Invitation>| Self {
            form,
            phone: "0900 000 001".into(),
            shops,
            documents_due: !invitations.is_empty(),
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
    let profile = Profile {
        name: person.name.clone(),
        email: person.email.clone(),
        unit_code: person.unit_code.clone(),
        language: person.language,
    };
    let form = fill(&profile);
    Ok(Show(page(&visit, form).await?))
}

/// The form filled in with what is there.
fn fill(profile: &Profile) -> Fields {
    let mut form = Fields::default()
        .with("name", &profile.name)
        .with("email", profile.email.clone().unwrap_or_default())
        .with("language", profile.language.as_str());
    ["unit", "unit_text", "unit_for"].into_iter().for_each(|field| form.set(field, Vec::new()));
    if let Some(unit) = &profile.unit_code {
        address::fill(&mut form, "unit", &Chosen { unit: unit.clone(), former: None });
    }
    form.shown(&PROFILE)
}

/// Keeps what was changed.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<AccountPage>, WebError> {
    find_home(&visit, &mut fields).await?;
    if read(&mut fields).is_none() {
        return Ok(Reply::Again(page(&visit, fields).await?));
    }
    let work = visit.begin().await?;
    let account = accounts::find::claim(&work, visit.signed_in()?.id).await?.ok_or(WebError::NotFound)?;
    let now = fill(&edit::profile(&account));
    let settled = fields.against(&now, &PROFILE, |field| said(&visit, &now, field));
    let Some(profile) = settled.then(|| read(&mut fields)).flatten() else {
        work.roll_back().await?;
        return Ok(Reply::Again(page(&visit, fields).await?));
    };
    let language = profile.language.as_str();
    let id = account.id;
    edit::edit(&work, account, profile).await?;
    let saved = if rename::rename(&work, id).await? { "account-saved-shop-waits" } else { "account-saved" };
    visit.commit(work).await?;
    let kept = cookies::cookie(cookies::LANGUAGE, language.into(), A_YEAR, visit.app.config.is_https());
    Ok(SeeOther::to("/account").jar(visit.jar.clone().add(kept)).flash(Flash::success(saved)).into())
}

/// Whoever clears her commune has none.
async fn find_home(visit: &Visit, fields: &mut Fields) -> Result<(), WebError> {
    if fields.typed("unit_text").is_empty() {
        fields.set("unit", Vec::new());
        return Ok(());
    }
    address::resolve(visit, fields, "unit").await.map(drop)
}

/// What is there in the words of whoever reads: it was changed elsewhere meanwhile.
fn said(visit: &Visit, now: &Fields, field: &str) -> String {
    match field {
        "language" => visit.app.words.say(visit.language, &Message::new(&format!("language-{}", now.typed(field)))),
        "unit" => now.typed("unit_text").to_owned(),
        _ => now.typed(field).to_owned(),
    }
}

fn read(fields: &mut Fields) -> Option<Profile> {
    let name = fields.line("name", NAME);
    let email = fields.maybe_email("email");
    let language = fields.choice("language", Language::parse);
    let unit_code = address::parse(fields.typed("unit")).map(|chosen| chosen.unit);
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
        documents_due: !due(&visit.app.db.read, person.id, visit.now.day()).await?.is_empty(),
    })
}

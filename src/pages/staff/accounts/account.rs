//! `/staff/accounts/{id}`: somebody with an account: what she may do and might, her shops, and whether anybody comes in with it.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;
use time::Date;

use crate::{
    kernel::{
        ids::{AccountId, UnitCode},
        instant::Instant,
        phone::Phone,
    },
    market::{
        accounts::{
            self,
            bars::{self, find::Past},
            people::{self, Held, Profile},
        },
        places::provinces::full_name,
        privacy::looks::look_at,
        shops::{self, Status, find::OwnShop},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show, form_status},
    },
};

const PAST: u64 = 20;

/// Somebody.
#[derive(Serialize)]
pub struct AccountPage {
    path: String,
    log: String,
    name: String,
    phone: Phone,
    place: Option<&'static str>,
    since: Instant,
    roles: Vec<Role>,
    shops: Vec<Shop>,
    /// Why nobody comes in.
    barred: Option<String>,
    until: Option<Date>,
    /// Whoever looks bars nobody but others.
    own: bool,
    past: Vec<Deed>,
    form: Fields,
}

#[derive(Serialize)]
struct Role {
    key: &'static str,
    place: Option<&'static str>,
    from: Instant,
    to: Option<Instant>,
}

#[derive(Serialize)]
struct Shop {
    name: String,
    status: &'static str,
    open: bool,
}

#[derive(Serialize)]
struct Deed {
    deed: &'static str,
    words: Option<String>,
    until: Option<Date>,
    admin: String,
    at: Instant,
}

impl Page for AccountPage {
    const TEMPLATE: &'static str = "staff/accounts/account.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let deed = || Deed {
            deed: bars::BarDeed::Barred.key(),
            words: Some("Mạo danh người khác.".into()),
            until: Some(Date::MIN),
            admin: "Tâm".into(),
            at: Instant(0),
        };
        let role = |to| Role { key: accounts::Role::Moderator.key(), place: None, from: Instant(0), to };
        let page = |barred: Option<&str>, own, form| {
            Phone::parse("0900000009").map(|phone| Self {
                path: "/staff/accounts/9".into(),
                log: "/staff/log?person=9".into(),
                name: "Lò Văn Xa".into(),
                phone,
                place: Some("Xã Mèo Vạc"),
                since: Instant(0),
                roles: vec![role(None), role(Some(Instant(0)))],
                shops: vec![Shop { name: "Mật ong Mỷ".into(), status: Status::Open.key(), open: true }],
                barred: barred.map(str::to_owned),
                until: barred.map(|_| Date::MIN),
                own,
                past: if barred.is_some() { vec![deed()] } else { Vec::new() },
                form,
            })
        };
        let wrong = Fields::default().with_error("words", "field-missing");
        [
            page(None, false, wrong),
            page(Some("Mạo danh người khác."), false, Fields::default()),
            page(None, true, Fields::default()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Its address.
pub(super) fn path(id: AccountId) -> String {
    format!("/staff/accounts/{}", id.0)
}

/// Shows it, once it is written down who looked.
pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<Show<AccountPage>, WebError> {
    let person = find(&visit, &id).await?;
    let work = visit.begin().await?;
    look_at(&work, person.id).await?;
    visit.commit(work).await?;
    Ok(Show(page(&visit, person, Fields::default()).await?))
}

/// Whoever the address names.
pub(super) async fn find(visit: &Visit, id: &str) -> Result<Profile, WebError> {
    let id = id.parse().map(AccountId).map_err(|_| WebError::NotFound)?;
    people::profile(&visit.app.db.read, id).await?.ok_or(WebError::NotFound)
}

/// The page as it is by now, with what was typed.
pub(super) async fn page(visit: &Visit, profile: Profile, form: Fields) -> Result<AccountPage, WebError> {
    let db = &visit.app.db.read;
    let barred = bars::find::barred(db, profile.id, visit.now.day()).await?;
    let place = |unit: &UnitCode| full_name(unit);
    let role = |held: Held| Role {
        key: held.role.key(),
        place: held.unit_code.as_ref().map(place),
        from: held.granted_at,
        to: held.revoked_at,
    };
    let shop = |shop: OwnShop| Shop { name: shop.name, status: shop.status.key(), open: shop.status == Status::Open };
    let deed = |past: Past| Deed {
        deed: past.deed.key(),
        words: past.words,
        until: past.until,
        admin: past.admin,
        at: past.at,
    };
    Ok(AccountPage {
        path: path(profile.id),
        log: format!("/staff/log?person={}", profile.id.0),
        place: profile.unit_code.as_ref().map(place),
        since: profile.created_at,
        roles: profile.roles.into_iter().map(role).collect(),
        shops: shops::find::of_member(db, profile.id).await?.into_iter().map(shop).collect(),
        until: barred.as_ref().and_then(|barred| barred.until),
        barred: barred.map(|barred| barred.words),
        own: visit.signed_in()?.id == profile.id,
        past: bars::find::history(db, profile.id, PAST).await?.into_iter().map(deed).collect(),
        name: profile.name,
        phone: profile.phone,
        form,
    })
}

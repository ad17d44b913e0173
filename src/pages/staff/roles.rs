//! `/staff/roles`: who may do what, and where. An administrator grants and revokes.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    infra::words::Message,
    kernel::{ids::UnitCode, instant::Instant, phone::Phone},
    market::{
        accounts::{
            Role,
            find::{self, Holding},
            grant::{Grant, GrantError, grant},
            second::find::{Holder, of_staff},
        },
        places::find as places,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// The roles that hold, and the form to grant one.
#[derive(Serialize)]
pub struct RolesPage {
    form: Fields,
    roles: Vec<Role>,
    units: Vec<Unit>,
    holdings: Vec<Line>,
    seconds: Vec<Second>,
}

/// Somebody of the staff who signs in with a second factor.
#[derive(Clone, Serialize)]
struct Second {
    name: String,
    phone: Phone,
    set_at: Instant,
    /// One's own is ended elsewhere.
    own: bool,
}

#[derive(Clone, Serialize)]
struct Unit {
    code: UnitCode,
    name: String,
}

#[derive(Serialize)]
struct Line {
    name: String,
    phone: Phone,
    role: Role,
    unit_code: Option<UnitCode>,
    unit: Option<String>,
    granted_at: Instant,
}

impl Page for RolesPage {
    const TEMPLATE: &'static str = "staff/roles.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let meo_vac = Unit { code: UnitCode("00769".into()), name: "Xã Mèo Vạc".into() };
        let (name, set_at) = ("Sùng Mí Sính".to_owned(), Instant(1_795_311_000_000_000));
        let phone = Phone::parse("0900000006").unwrap_or_else(|| unreachable!("a number"));
        let second = |own| Second { name: name.clone(), phone: phone.clone(), set_at, own };
        let line = |role, unit: Option<&Unit>| Line {
            name: name.clone(),
            phone: phone.clone(),
            role,
            unit_code: unit.map(|u| u.code.clone()),
            unit: unit.map(|u| u.name.clone()),
            granted_at: set_at,
        };
        let holdings = vec![line(Role::Helper, Some(&meo_vac)), line(Role::Admin, None)];
        let form = Fields::default().with("phone", "12").with_error("phone", "role-no-account");
        let (roles, units) = (Role::ALL.to_vec(), vec![meo_vac.clone()]);
        let page =
            |form, holdings, seconds| Self { form, roles: roles.clone(), units: units.clone(), holdings, seconds };
        vec![page(Fields::default(), vec![], vec![]), page(form, holdings, vec![second(false), second(true)])]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows them.
pub async fn get(visit: Visit) -> Result<Show<RolesPage>, WebError> {
    Ok(Show(page(&visit, Fields::default()).await?))
}

/// Grants a role.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<RolesPage>, WebError> {
    let Some((role, unit_code)) = read(&mut fields) else { return again(&visit, fields).await };
    let Some(account) = holder(&visit, &mut fields).await? else { return again(&visit, fields).await };
    let work = visit.begin_proved().await?;
    let granted = grant(&work, Grant { account_id: account.id, role, unit_code }).await;
    match visit.settle(work, granted).await? {
        Ok(()) => {}
        Err(refusal) => {
            let (field, words) = at_field(&refusal);
            return again(&visit, fields.with_error(field, words)).await;
        }
    }
    let granted = Message::new("role-granted").with("name", account.name);
    Ok(SeeOther::to("/staff/roles").flash(Flash::success(granted)).into())
}

/// Which role, and where it holds.
pub(super) fn read(fields: &mut Fields) -> Option<(Role, Option<UnitCode>)> {
    let role = fields.choice("role", Role::parse);
    let unit = if fields.typed("unit").is_empty() { Some(None) } else { fields.unit("unit").map(Some) };
    Some((role?, unit?)).filter(|_| fields.fine())
}

/// Whose number was typed.
pub(super) async fn holder(visit: &Visit, fields: &mut Fields) -> Result<Option<find::Credentials>, WebError> {
    let Some(phone) = fields.phone("phone") else { return Ok(None) };
    let account = find::by_phone(&visit.app.db.read, &phone).await?;
    if account.is_none() {
        fields.wrong("phone", "role-no-account");
    }
    Ok(account)
}

fn at_field(refusal: &GrantError) -> (&'static str, &'static str) {
    match refusal {
        GrantError::NoAccount => ("phone", "role-no-account"),
        GrantError::NoUnit => ("unit", "field-unit-wrong"),
        GrantError::NeedsUnit => ("unit", "role-needs-unit"),
        GrantError::WholeMarketOnly => ("unit", "role-whole-market-only"),
        GrantError::Already => ("phone", "role-already"),
    }
}

/// The page, with what was typed and what is wrong.
pub(super) async fn again(visit: &Visit, form: Fields) -> Result<Reply<RolesPage>, WebError> {
    Ok(Reply::Again(page(visit, form).await?))
}

async fn page(visit: &Visit, form: Fields) -> Result<RolesPage, WebError> {
    let db = &visit.app.db.read;
    let units = units(visit);
    let holdings = find::holdings(db).await?.into_iter().map(|holding| line(holding, &units)).collect();
    let own = &visit.signed_in()?.phone;
    let second = |Holder { name, phone, set_at }| Second { own: phone == *own, name, phone, set_at };
    let seconds = of_staff(db).await?.into_iter().map(second).collect();
    Ok(RolesPage { form, roles: Role::ALL.to_vec(), units, holdings, seconds })
}

/// The market's province and its communes: where a role may hold.
fn units(visit: &Visit) -> Vec<Unit> {
    let home = &visit.app.province;
    let province = places::province(home).map(|p| Unit { code: p.code.clone(), name: p.full_name.clone() });
    let mut units: Vec<Unit> = province.into_iter().collect();
    let communes = places::of_province(home);
    units.extend(communes.into_iter().map(|place| Unit { code: place.code, name: place.full_name }));
    units
}

fn line(holding: Holding, units: &[Unit]) -> Line {
    let named =
        |code: &UnitCode| units.iter().find(|u| u.code == *code).map_or_else(|| code.to_string(), |u| u.name.clone());
    Line {
        unit: holding.unit_code.as_ref().map(named),
        name: holding.name,
        phone: holding.phone,
        role: holding.role,
        unit_code: holding.unit_code,
        granted_at: holding.granted_at,
    }
}

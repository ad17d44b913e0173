//! `/staff/accounts?phone=`: finds somebody by her number, and lists whose accounts are barred.

use serde::{Deserialize, Serialize};
use time::Date;

use super::account::path;
use crate::{
    kernel::{instant::Instant, phone::Phone},
    market::accounts::people::{self, Barred},
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Reply, SeeOther},
        query::Query,
    },
};

/// So many who are barred are listed.
const MOST: u64 = 100;

/// The field, and the list.
#[derive(Serialize)]
pub struct AccountsPage {
    phone: String,
    /// Key of why nobody is shown.
    wrong: Option<&'static str>,
    barred: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    href: String,
    name: String,
    phone: Phone,
    at: Instant,
    until: Option<Date>,
}

impl Page for AccountsPage {
    const TEMPLATE: &'static str = "staff/accounts/index.html";

    fn samples() -> Vec<Self> {
        let line = Phone::parse("0900000009").map(|phone| Line {
            href: "/staff/accounts/9".into(),
            name: "Lò Văn Xa".into(),
            phone,
            at: Instant(0),
            until: None,
        });
        let page = |phone: &str, wrong, barred| Self { phone: phone.into(), wrong, barred };
        vec![page("", None, line.into_iter().collect()), page("0900000077", Some("staff-accounts-none"), Vec::new())]
    }
}

/// What is asked.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    phone: String,
}

/// Shows them; whoever is found by her number is shown herself.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Reply<AccountsPage>, WebError> {
    let (db, typed) = (&visit.app.db.read, asked.phone.trim());
    let phone = Phone::parse(typed);
    if let Some(phone) = &phone
        && let Some(id) = people::of_phone(db, phone).await?
    {
        return Ok(SeeOther::to(path(id)).into());
    }
    let wrong = match phone {
        Some(_) => Some("staff-accounts-none"),
        None if typed.is_empty() => None,
        None => Some("field-phone-wrong"),
    };
    let line = |Barred { id, name, phone, at, until }: Barred| Line { href: path(id), name, phone, at, until };
    let barred = people::barred(db, visit.now.day(), MOST).await?.into_iter().map(line).collect();
    let phone = typed.chars().take(60).collect();
    Ok(Reply::Again(AccountsPage { phone, wrong, barred }))
}

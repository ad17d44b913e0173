//! `/staff/log?name=&unit=&person=&day=&before=`: the audit log, the newest first; a moderator's is that of the places where she decides.

use axum::extract::RawQuery;
use serde::Serialize;

use super::{
    log_asked::Asked,
    log_told::{self, Line, Person, Thing},
};
use crate::{
    infra::seals::head,
    kernel::instant::Instant,
    market::accounts::{
        find as accounts,
        journal::{self, Wanted},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show},
    },
};

const A_PAGE: u64 = 50;

/// A page of the log.
#[derive(Serialize)]
pub struct LogPage {
    entries: Vec<Line>,
    form: Fields,
    /// Not all of it is shown.
    chosen: bool,
    name: String,
    kinds: Vec<Kind>,
    unit: String,
    places: Vec<Place>,
    /// Whose deeds alone are told.
    person: Option<String>,
    /// Of the address: whose.
    person_id: Option<i64>,
    /// The same without the person.
    everybody: String,
    /// To what came before this page.
    older: Option<String>,
    /// To the newest, from further back.
    newest: Option<String>,
    /// The same lines as a file.
    file: String,
    /// Up to where the record is sealed, for whoever reads all of it.
    seal: Option<Seal>,
}

/// The last seal of the record.
#[derive(Clone, Serialize)]
struct Seal {
    no: i64,
    hash: String,
    at: Instant,
}

/// A commune of the log.
#[derive(Clone, Serialize)]
struct Place {
    code: String,
    name: String,
}

/// A kind of event, as it is recorded and in words.
#[derive(Serialize)]
struct Kind {
    name: String,
    words: String,
}

impl Page for LogPage {
    const TEMPLATE: &'static str = "staff/log.html";

    fn samples() -> Vec<Self> {
        let at = Instant(1_795_311_000_000_000);
        let somebody = |name: &str| Some(Person { name: name.into(), page: Some("/staff/log?person=3".into()) });
        let line = |who, on_behalf_of, sealed: bool| Line {
            at,
            what: "Gỡ sản phẩm khỏi chợ".into(),
            who,
            on_behalf_of,
            about: vec![
                Thing { name: "Mật ong bạc hà".into(), page: Some("/staff/products/P7K2MX".into()) },
                Thing { name: "Mật ong Mỷ".into(), page: None },
            ],
            facts: vec!["Sản phẩm này chợ chưa được bán".into(), "“Xin gửi giấy kiểm nghiệm.”".into()],
            body: r#"{"product_id":1}"#.into(),
            seal: sealed.then_some(1_250),
            hash: sealed.then(|| "6a".repeat(32)),
        };
        let rows = vec![line(somebody("Sùng Mí Sính"), somebody("Vàng Thị Mỷ"), true), line(None, None, false)];
        let place = Place { code: "00769".into(), name: "Xã Mèo Vạc".into() };
        let page = |entries, further: bool, name: &str| Self {
            entries,
            form: Fields::default(),
            chosen: further,
            name: name.into(),
            kinds: vec![Kind { name: "role.granted".into(), words: "Giao quyền".into() }],
            unit: String::new(),
            places: if further { vec![place.clone(), place.clone()] } else { Vec::new() },
            person: further.then(|| "Sùng Mí Sính".into()),
            person_id: further.then_some(3),
            everybody: "/staff/log".into(),
            older: further.then(|| "/staff/log?name=role.granted&before=51".into()),
            newest: further.then(|| "/staff/log?name=role.granted".into()),
            file: "/staff/log.csv".into(),
            seal: further.then(|| Seal { no: 1_250, hash: "6a".repeat(32), at }),
        };
        vec![page(rows, true, "role.granted"), page(vec![], false, "")]
    }
}

/// Shows it.
pub async fn get(visit: Visit, query: RawQuery) -> Result<Show<LogPage>, WebError> {
    let db = &visit.app.db.read;
    let asked = Asked::read(&visit, &query).await?;
    let everything = asked.everything;
    let mut entries = journal::page(db, &asked.seen, &asked.wanted, A_PAGE + 1).await?;
    let more = entries.len() as u64 > A_PAGE;
    entries.truncate(A_PAGE as usize);
    let last = entries.last().filter(|_| more).map(|entry| entry.id);
    let person = match asked.wanted.person {
        Some(id) => accounts::names(db, [id]).await?.remove(&id),
        None => None,
    };
    let seal = if everything { head::last(db).await? } else { None };
    let everybody = Asked { wanted: Wanted { person: None, ..asked.wanted.clone() }, ..asked.clone() };
    Ok(Show(LogPage {
        entries: entries.into_iter().map(|entry| log_told::line(&visit, entry, everything)).collect(),
        chosen: asked.is_narrow(),
        name: asked.wanted.name.clone().unwrap_or_default(),
        unit: asked.unit.clone().map(|unit| unit.0).unwrap_or_default(),
        person_id: asked.wanted.person.filter(|_| person.is_some()).map(|id| id.0),
        person,
        everybody: everybody.address("/staff/log", None),
        older: last.map(|id| asked.address("/staff/log", Some(id))),
        newest: asked.further.then(|| asked.address("/staff/log", None)),
        file: asked.address("/staff/log.csv", asked.wanted.before.filter(|_| asked.further)),
        seal: seal.map(|seal| Seal { no: seal.no, hash: seal.hash, at: seal.sealed_at }),
        places: asked.places.into_iter().map(|place| Place { code: place.code.0, name: place.full_name }).collect(),
        kinds: asked.names.into_iter().map(|name| Kind { words: log_told::event(&visit, &name), name }).collect(),
        form: asked.fields,
    }))
}

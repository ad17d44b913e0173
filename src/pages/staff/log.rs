//! `/staff/log?name=&unit=&before=`: the audit log, the newest first; a moderator's is that of the places where she decides.

use fluent_bundle::FluentArgs;
use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        ids::{EventId, UnitCode},
        instant::Instant,
    },
    market::{
        accounts::journal::{self, Entry, Seen},
        places::find,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

const A_PAGE: u64 = 50;

/// A page of the log.
#[derive(Serialize)]
pub struct LogPage {
    entries: Vec<Line>,
    name: String,
    kinds: Vec<Kind>,
    unit: String,
    places: Vec<Place>,
    /// To what came before this page.
    older: Option<String>,
    /// To the newest, from further back.
    newest: Option<String>,
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

#[derive(Clone, Serialize)]
struct Line {
    at: Instant,
    what: String,
    body: String,
    who: Option<String>,
    on_behalf_of: Option<String>,
}

impl Page for LogPage {
    const TEMPLATE: &'static str = "staff/log.html";

    fn samples() -> Vec<Self> {
        let line = |who: Option<&str>, on_behalf_of: Option<&str>| Line {
            at: Instant(1_795_311_000_000_000),
            what: "Giao quyền".into(),
            body: r#"{"account_id":1}"#.into(),
            who: who.map(Into::into),
            on_behalf_of: on_behalf_of.map(Into::into),
        };
        let rows = vec![line(Some("Sùng Mí Sính"), Some("Vàng Thị Mỷ")), line(None, None)];
        let place = Place { code: "00769".into(), name: "Xã Mèo Vạc".into() };
        let page = |entries, further: bool, name: &str| Self {
            entries,
            name: name.into(),
            kinds: vec![Kind { name: "role.granted".into(), words: "Giao quyền".into() }],
            unit: String::new(),
            places: if further { vec![place.clone(), place.clone()] } else { Vec::new() },
            older: further.then(|| "/staff/log?name=role.granted&unit=&before=51".into()),
            newest: further.then(|| "/staff/log?name=role.granted&unit=".into()),
        };
        vec![page(rows, true, "role.granted"), page(vec![], false, "")]
    }
}

/// What to show.
#[derive(Deserialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Asked {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub unit: String,
    pub before: Option<i64>,
}

/// Shows it. A place beyond one's reach has no log.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<LogPage>, WebError> {
    let db = &visit.app.db.read;
    let seen = Seen::of(visit.signed_in()?);
    let places = places(&visit, &seen);
    let chosen = places.iter().find(|place| place.code == asked.unit).map(|place| place.code.clone());
    if chosen.is_none() && !asked.unit.is_empty() {
        return Err(WebError::NotFound);
    }
    let unit = chosen.clone().unwrap_or_default();
    let seen = chosen.map_or(seen, |code| Seen::Places(vec![UnitCode(code)]));
    let names: Vec<String> = journal::names(db).await?.into_iter().filter(|name| seen.has(name)).collect();
    let name = names.iter().find(|name| **name == asked.name).cloned();
    let mut entries = journal::page(db, &seen, name.as_deref(), asked.before.map(EventId), A_PAGE + 1).await?;
    let more = entries.len() as u64 > A_PAGE;
    entries.truncate(A_PAGE as usize);
    let name = name.unwrap_or_default();
    let newest = format!("/staff/log?name={name}&unit={unit}");
    let last = entries.last().filter(|_| more).map(|entry| entry.id.0);
    let kinds = names.into_iter().map(|name| Kind { words: told(&visit, &name), name }).collect();
    Ok(Show(LogPage {
        entries: entries.into_iter().map(|entry| line(&visit, entry)).collect(),
        older: last.map(|id| format!("{newest}&before={id}")),
        newest: asked.before.map(|_| newest),
        name,
        kinds,
        unit,
        places,
    }))
}

/// The communes whose log can be chosen.
fn places(visit: &Visit, seen: &Seen) -> Vec<Place> {
    let units = match seen {
        Seen::Everything => vec![visit.app.province.clone()],
        Seen::Places(units) => units.clone(),
    };
    let (provinces, communes): (Vec<_>, Vec<_>) = units.into_iter().partition(UnitCode::is_province);
    let mut places = find::communes(&communes);
    for province in &provinces {
        places.extend(find::of_province(province));
    }
    places.into_iter().map(|place| Place { code: place.code.0, name: place.full_name }).collect()
}

fn line(visit: &Visit, entry: Entry) -> Line {
    let Entry { at, name, body, who, on_behalf_of, id: _ } = entry;
    Line { at, what: told(visit, &name), body, who, on_behalf_of }
}

/// An event in words; one of an older release, whose words are gone, keeps its name.
fn told(visit: &Visit, name: &str) -> String {
    let words = visit.app.words.find(visit.language, &format!("event-{name}"), &FluentArgs::new());
    words.unwrap_or_else(|| name.to_owned())
}

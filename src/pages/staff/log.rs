//! `/staff/log?name=&page=`: the audit log, the newest first.

use fluent_bundle::FluentArgs;
use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        instant::Instant,
        paging::{PageOf, Paging},
    },
    market::accounts::journal::{self, Entry},
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
    entries: PageOf<Line>,
    name: String,
    kinds: Vec<Kind>,
    href: String,
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
        let page = |rows, pages, name: &str| Self {
            entries: PageOf { rows, page: 1, pages, total: 2 },
            name: name.into(),
            kinds: vec![Kind { name: "role.granted".into(), words: "Giao quyền".into() }],
            href: "/staff/log?page=".into(),
        };
        vec![page(rows, 3, "role.granted"), page(vec![], 1, "")]
    }
}

/// What to show.
#[derive(Deserialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Asked {
    #[serde(default)]
    pub name: String,
    pub page: Option<u64>,
}

/// Shows it.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<LogPage>, WebError> {
    let db = &visit.app.db.read;
    let names = journal::names(db).await?;
    let name = names.iter().find(|name| **name == asked.name);
    let entries = journal::page(db, name.map(String::as_str), Paging::new(asked.page, A_PAGE)).await?;
    let name = name.cloned().unwrap_or_default();
    let href = format!("/staff/log?name={name}&page=");
    let entries = entries.map(|entry| line(&visit, entry));
    let kinds = names.into_iter().map(|name| Kind { words: told(&visit, &name), name }).collect();
    Ok(Show(LogPage { entries, name, kinds, href }))
}

fn line(visit: &Visit, entry: Entry) -> Line {
    let Entry { at, name, body, who, on_behalf_of } = entry;
    Line { at, what: told(visit, &name), body, who, on_behalf_of }
}

/// An event in words; one of an older release, whose words are gone, keeps its name.
fn told(visit: &Visit, name: &str) -> String {
    let words = visit.app.words.find(visit.language, &format!("event-{name}"), &FluentArgs::new());
    words.unwrap_or_else(|| name.to_owned())
}

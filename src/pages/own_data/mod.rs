//! What is kept of somebody, as pages and a file tell it: to whoever is signed in, and to whoever has proved a number.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{
    infra::words::Message,
    kernel::{instant::Instant, links},
    market::privacy::{
        Holding,
        export::{self, MOST, Told},
        hindered::Hindrance,
        looks::{self, Look},
        whose::Whose,
    },
    pages::visit::Visit,
    web::error::WebError,
};

/// Rows of one table that a page shows; the file has all.
const SHOWN: u64 = 10;

/// All of it.
#[derive(Serialize)]
pub struct OwnData {
    /// Those that there is something of.
    sections: Vec<SectionParts>,
    looks: Vec<LookParts>,
}

#[derive(Serialize)]
struct SectionParts {
    what: &'static str,
    /// Rows of all its tables.
    count: u64,
    /// The newest of those that tell of her in words.
    rows: Vec<RowParts>,
    /// More of those in the file.
    more: u64,
}

#[derive(Serialize)]
struct RowParts {
    day: Option<Instant>,
    values: Vec<ValueParts>,
}

#[derive(Serialize)]
struct ValueParts {
    /// Key of what it is.
    field: String,
    text: String,
}

#[derive(Serialize)]
struct LookParts {
    name: String,
    at: Instant,
    report: bool,
}

impl OwnData {
    /// What there is, by the lines of the table.
    pub async fn read(visit: &Visit, whose: &Whose) -> Result<Self, WebError> {
        let db = &visit.app.db.read;
        let sections = export::everything(db, whose, SHOWN).await?.into_iter().map(SectionParts::of);
        let sections = sections.filter(|section| section.count > 0).collect();
        let look = |Look { name, at, report }| LookParts { name, at, report };
        Ok(Self { sections, looks: looks::at(db, whose).await?.into_iter().map(look).collect() })
    }

    /// With something in it, and with nothing.
    pub fn samples() -> [Self; 2] {
        let value = |field: &str, text: &str| ValueParts { field: key(field), text: text.into() };
        let row =
            |day| RowParts { day, values: vec![value("name", "Nguyễn Thị Lan"), value("phone", "0900000001")] };
        let section = |what: Holding, rows: Vec<RowParts>, more| SectionParts {
            what: what.key(),
            count: if more > 0 { more + 1 } else { 0 },
            rows,
            more,
        };
        let look = |report| LookParts { name: "Lý Thị Hạnh".into(), at: Instant(1_795_311_000_000_000), report };
        let sections = vec![
            section(Holding::Account, vec![row(None)], 0),
            section(Holding::Purchases, vec![row(Some(Instant(1_795_311_000_000_000)))], 12),
            SectionParts { count: 2, ..section(Holding::Cart, vec![], 0) },
        ];
        let some = Self { sections, looks: vec![look(true), look(false)] };
        [some, Self { sections: Vec::new(), looks: Vec::new() }]
    }
}

impl SectionParts {
    fn of(section: export::Section) -> Self {
        let told = |told: &Told| told.rows.iter().any(|row| !values(told, row).is_empty());
        let in_words = section.tables.iter().filter(|table| told(table));
        let more = in_words.map(|table| table.count.saturating_sub(table.rows.len() as u64)).sum();
        Self {
            what: section.what.key(),
            count: section.tables.iter().map(|table| table.count).sum(),
            rows: section.tables.iter().flat_map(rows).collect(),
            more,
        }
    }
}

/// Rows that tell something in words.
fn rows(told: &Told) -> Vec<RowParts> {
    let day = |row: &Map<String, Value>| told.day.and_then(|day| row.get(day)?.as_i64()).map(Instant);
    let rows = told.rows.iter().map(|row| RowParts { day: day(row), values: values(told, row) });
    rows.filter(|row| !row.values.is_empty()).collect()
}

fn values(told: &Told, row: &Map<String, Value>) -> Vec<ValueParts> {
    let texts = told.personal.iter().filter_map(|column| Some((*column, row.get(*column)?.as_str()?)));
    let texts = texts.filter(|(column, text)| !text.is_empty() && !["photos", "content"].contains(column));
    texts.map(|(column, text)| ValueParts { field: key(column), text: text.to_owned() }).collect()
}

fn key(column: &str) -> String {
    format!("holding-field-{}", column.replace('_', "-"))
}

/// The file, to be kept by whoever asked.
pub async fn file(visit: &Visit, whose: &Whose) -> Result<Response, WebError> {
    let db = &visit.app.db.read;
    let mut sections = Map::new();
    for section in export::everything(db, whose, MOST).await? {
        let tables = section.tables.into_iter().map(|told| (told.table.to_owned(), json!(told.rows))).collect();
        sections.insert(section.what.as_str().to_owned(), Value::Object(tables));
    }
    let looks = looks::at(db, whose).await?.into_iter();
    let looks: Vec<Value> =
        looks.map(|look| json!({ "name": look.name, "at": look.at.0, "in_a_report": look.report })).collect();
    let all = json!({
        "market": visit.app.config.market.name,
        "made_at": visit.now.0,
        "about_times": "microseconds since 1970-01-01T00:00:00Z",
        "data": sections,
        "looks": looks,
    });
    let name = format!("attachment; filename=\"du-lieu-cua-toi-{}.json\"", visit.now.day());
    let heads =
        [(header::CONTENT_TYPE, "application/json; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((heads, format!("{all:#}")).into_response())
}

/// What has to end before somebody can be erased, and where that is done.
#[derive(Serialize)]
pub struct HindranceParts {
    said: Message,
    href: Option<String>,
}

impl HindranceParts {
    /// All of them.
    pub fn all(hindrances: Vec<Hindrance>) -> Vec<Self> {
        hindrances.into_iter().map(said).collect()
    }

    /// One of each kind.
    pub fn samples() -> Vec<Self> {
        Self::all(vec![
            Hindrance::Order("K7QM2XPA".into()),
            Hindrance::Sale("DH7K2MXP".into()),
            Hindrance::Report("AB2345CD".into()),
            Hindrance::OnShop,
            Hindrance::Shop("Mật ong Mỷ".into()),
            Hindrance::Role,
        ])
    }
}

/// In words.
fn said(hindrance: Hindrance) -> HindranceParts {
    let to = |said: Message, href: String| HindranceParts { said, href: Some(href) };
    match hindrance {
        Hindrance::Order(code) => {
            let href = links::order(&code);
            to(Message::new("erasure-hindered-order").with("code", code), href)
        }
        Hindrance::Sale(code) => to(Message::new("erasure-hindered-sale").with("code", code), "/seller".into()),
        Hindrance::Report(code) => {
            let href = links::report(&code);
            to(Message::new("erasure-hindered-report").with("code", code), href)
        }
        Hindrance::OnShop => to("erasure-hindered-on-shop".into(), "/seller".into()),
        Hindrance::Shop(name) => to(Message::new("erasure-hindered-shop").with("name", name), "/seller".into()),
        Hindrance::Role => HindranceParts { said: "erasure-hindered-role".into(), href: None },
    }
}

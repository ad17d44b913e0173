//! `/account/data`: everything that is kept of whoever is signed in, and who looked at it.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    kernel::instant::Instant,
    market::{
        accounts::find::Person,
        privacy::{
            Holding,
            export::{self, Told},
            looks::{self, Look},
            whose::Whose,
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// Rows of one line that the page shows; the file has all.
const SHOWN: usize = 10;
/// What a row says about its day, the most telling first.
const DAYS: [&str; 6] = ["placed_at", "said_at", "submitted_at", "decided_at", "made_at", "created_at"];

/// The page.
#[derive(Serialize)]
pub struct DataPage {
    sections: Vec<SectionParts>,
    looks: Vec<LookParts>,
}

#[derive(Serialize)]
struct SectionParts {
    what: &'static str,
    /// Rows of all its tables.
    count: usize,
    /// Those that tell of her in words.
    rows: Vec<RowParts>,
    /// More of those in the file.
    more: usize,
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

impl Page for DataPage {
    const TEMPLATE: &'static str = "account/data/index.html";

    fn samples() -> Vec<Self> {
        let value = |field: &str, text: &str| ValueParts { field: key(field), text: text.into() };
        let row =
            |day| RowParts { day, values: vec![value("name", "Nguyễn Thị Lan"), value("phone", "0900000001")] };
        let section = |what: Holding, rows: Vec<RowParts>, more| SectionParts {
            what: what.key(),
            count: rows.len() + more,
            rows,
            more,
        };
        let look = |report| LookParts { name: "Lý Thị Hạnh".into(), at: Instant(1_795_311_000_000_000), report };
        vec![
            Self {
                sections: vec![
                    section(Holding::Account, vec![row(None)], 0),
                    section(Holding::Purchases, vec![row(Some(Instant(1_795_311_000_000_000)))], 12),
                    section(Holding::Cart, vec![], 0),
                ],
                looks: vec![look(true), look(false)],
            },
            Self { sections: Vec::new(), looks: Vec::new() },
        ]
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<DataPage>, WebError> {
    let whose = whose(visit.signed_in()?);
    let db = &visit.app.db.read;
    let sections = export::everything(db, &whose).await?;
    let section = |section: export::Section| {
        let count = section.tables.iter().map(|told| told.rows.len()).sum();
        let mut rows: Vec<RowParts> = section.tables.iter().flat_map(rows).collect();
        let more = rows.len().saturating_sub(SHOWN);
        rows.truncate(SHOWN);
        SectionParts { what: section.what.key(), count, rows, more }
    };
    let look = |Look { name, at, report }| LookParts { name, at, report };
    Ok(Show(DataPage {
        sections: sections.into_iter().map(section).collect(),
        looks: looks::at(db, &whose).await?.into_iter().map(look).collect(),
    }))
}

/// Whoever is in.
pub(super) fn whose(person: &Person) -> Whose {
    Whose::Account { id: person.id, phone: person.phone.clone(), email: person.email.clone() }
}

/// Rows that tell something in words.
fn rows(told: &Told) -> Vec<RowParts> {
    let values = |row: &Map<String, Value>| -> Vec<ValueParts> {
        let texts = told.personal.iter().filter_map(|column| Some((*column, row.get(*column)?.as_str()?)));
        let texts = texts.filter(|(column, text)| !text.is_empty() && !["photos", "content"].contains(column));
        texts.map(|(column, text)| ValueParts { field: key(column), text: text.to_owned() }).collect()
    };
    let day = |row: &Map<String, Value>| DAYS.iter().find_map(|day| row.get(*day)?.as_i64()).map(Instant);
    let rows = told.rows.iter().map(|row| RowParts { day: day(row), values: values(row) });
    rows.filter(|row| !row.values.is_empty()).collect()
}

fn key(column: &str) -> String {
    format!("holding-field-{}", column.replace('_', "-"))
}

//! Everything that is kept of somebody, as she reads it: by the lines of the table.

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr,
    sea_query::{Expr, Query},
};
use serde_json::{Map, Value};

use super::{
    Holding,
    kept::{KEPT, Part},
    whose::{self, Whose},
};

/// Rows of one table that are told at most.
const MOST: u64 = 10_000;

/// A line of the table, and what there is of it.
#[derive(Clone, Debug)]
pub struct Section {
    /// What.
    pub what: Holding,
    /// Rows of each table that has some.
    pub tables: Vec<Told>,
}

/// Rows of a table.
#[derive(Clone, Debug)]
pub struct Told {
    /// As the database calls it.
    pub table: &'static str,
    /// The columns that tell of her, without those that nobody reads.
    pub personal: Vec<&'static str>,
    /// Each with its columns.
    pub rows: Vec<Map<String, Value>>,
}

/// All of it.
pub async fn everything(db: &impl ConnectionTrait, whose: &Whose) -> Result<Vec<Section>, DbErr> {
    let mut sections = Vec::new();
    for kept in KEPT {
        let mut tables = Vec::new();
        let mut parts = kept.parts;
        while let Some(first) = parts.first() {
            let same = parts.iter().take_while(|part| (part.table, part.link) == (first.table, first.link)).count();
            let (together, rest) = parts.split_at(same);
            parts = rest;
            tables.extend(told(db, together, whose).await?);
        }
        sections.push(Section { what: kept.what, tables });
    }
    Ok(sections)
}

/// Some parts of the same rows.
async fn told(db: &impl ConnectionTrait, parts: &[Part], whose: &Whose) -> Result<Option<Told>, DbErr> {
    let Some((first, link)) = parts.first().and_then(|part| Some((part, part.link.read()?))) else { return Ok(None) };
    let Some(rows) = whose::rows(link, whose) else { return Ok(None) };
    let personal: Vec<&str> = parts.iter().flat_map(|part| part.personal).map(|(column, _)| *column).collect();
    let beside = parts.iter().flat_map(|part| part.beside).copied();
    let columns: Vec<&'static str> = personal.iter().copied().chain(beside).collect();
    if columns.is_empty() {
        return Ok(None);
    }
    let inside = Query::select().columns(columns.clone()).from(first.table).cond_where(rows).limit(MOST).take();
    let as_json = match db.get_database_backend() {
        DbBackend::Postgres => "row_to_json(t)::text".to_owned(),
        _ => {
            let pairs: Vec<String> = columns.iter().map(|column| format!("'{column}', t.\"{column}\"")).collect();
            format!("json_object({})", pairs.join(", "))
        }
    };
    let asked = Query::select().expr(Expr::cust(as_json)).from_subquery(inside, "t").take();
    let mut rows = Vec::new();
    for row in db.query_all(&asked).await? {
        let line: String = row.try_get_by_index(0)?;
        let told = serde_json::from_str(&line).map_err(|error| DbErr::Custom(error.to_string()))?;
        rows.push(told);
    }
    Ok((!rows.is_empty()).then_some(Told { table: first.table, personal, rows }))
}

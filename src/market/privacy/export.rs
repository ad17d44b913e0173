//! Everything that is kept of somebody, as she reads it: by the lines of the table.

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr,
    sea_query::{Expr, Order, Query},
};
use serde_json::{Map, Value};

use super::{
    Holding,
    kept::{KEPT, Part},
    whose::{self, Whose},
};

/// Rows of one table that a file tells at most.
pub const MOST: u64 = 10_000;
/// Columns that say when a row was written, the most telling first; by them the newest come first.
const DAYS: [&str; 6] = ["placed_at", "said_at", "submitted_at", "decided_at", "made_at", "created_at"];

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
    /// The column that says when each was written, where one does.
    pub day: Option<&'static str>,
    /// The newest, each with its columns.
    pub rows: Vec<Map<String, Value>>,
    /// How many there are in all.
    pub count: u64,
}

/// All of it; of each table the newest rows, as many as are asked for.
pub async fn everything(db: &impl ConnectionTrait, whose: &Whose, most: u64) -> Result<Vec<Section>, DbErr> {
    let mut sections = Vec::new();
    for kept in KEPT {
        let mut tables = Vec::new();
        let mut parts = kept.parts;
        while let Some(first) = parts.first() {
            let same = parts.iter().take_while(|part| (part.table, part.link) == (first.table, first.link)).count();
            let (together, rest) = parts.split_at(same);
            parts = rest;
            tables.extend(told(db, together, whose, most).await?);
        }
        sections.push(Section { what: kept.what, tables });
    }
    Ok(sections)
}

/// Some parts of the same rows.
async fn told(db: &impl ConnectionTrait, parts: &[Part], whose: &Whose, most: u64) -> Result<Option<Told>, DbErr> {
    let Some((first, link)) = parts.first().and_then(|part| Some((part, part.link.read()?))) else { return Ok(None) };
    let Some(rows) = whose::rows(link, whose) else { return Ok(None) };
    let personal: Vec<&str> = parts.iter().flat_map(|part| part.personal).map(|(column, _)| *column).collect();
    let beside = parts.iter().flat_map(|part| part.beside).copied();
    let columns: Vec<&'static str> = personal.iter().copied().chain(beside).collect();
    if columns.is_empty() {
        return Ok(None);
    }
    let day = DAYS.into_iter().find(|day| columns.contains(day));
    let mut inside = Query::select().columns(columns.clone()).from(first.table).cond_where(rows).limit(most).take();
    inside.expr_as(Expr::cust("COUNT(*) OVER ()"), "in_all");
    if let Some(day) = day {
        inside.order_by(day, Order::Desc);
    }
    let asked =
        Query::select().expr(Expr::cust(as_json(db, &columns))).column("in_all").from_subquery(inside, "t").take();
    let (mut rows, mut count) = (Vec::new(), 0);
    for row in db.query_all(&asked).await? {
        let (line, in_all): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        rows.push(serde_json::from_str(&line).map_err(|error| DbErr::Custom(error.to_string()))?);
        count = in_all.unsigned_abs();
    }
    Ok((!rows.is_empty()).then_some(Told { table: first.table, personal, day, rows, count }))
}

/// A row with these columns, as JSON.
fn as_json(db: &impl ConnectionTrait, columns: &[&str]) -> String {
    let pairs: Vec<String> = columns.iter().map(|column| format!("'{column}', t.\"{column}\"")).collect();
    let pairs = pairs.join(", ");
    match db.get_database_backend() {
        DbBackend::Postgres => format!("json_build_object({pairs})::text"),
        _ => format!("json_object({pairs})"),
    }
}

//! The rows of a whole market, out of one database and into another of either kind. The databases write and read them as JSON
//! themselves, so that no type of the program stands between, and a column that is added tomorrow is taken along.

mod tables;
mod tally;

use futures::{Stream, TryStreamExt};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, StreamTrait};
use std::pin::Pin;

use super::Transaction;

pub use tables::{Table, tables};
pub use tally::Tally;

/// So many bytes of rows are carried at a time, or one row that is longer.
const A_BATCH: usize = 256 * 1024;

/// Rows on their way out, in the order of their keys.
pub struct Rows<'a>(Pin<Box<dyn Stream<Item = Result<QueryResult, DbErr>> + Send + 'a>>);

impl Rows<'_> {
    /// The next rows, each a JSON object in one line; none after the last.
    pub async fn next(&mut self) -> Result<Vec<String>, DbErr> {
        let (mut rows, mut bytes) = (Vec::new(), 0);
        while bytes < A_BATCH {
            let Some(row) = self.0.try_next().await? else { break };
            let line: String = row.try_get_by_index(0)?;
            bytes += line.len();
            rows.push(line);
        }
        Ok(rows)
    }
}

impl Table {
    /// All of them, as they are for this transaction.
    pub async fn rows<'a>(&self, from: &'a Transaction) -> Result<Rows<'a>, DbErr> {
        let columns = self.columns.iter();
        let sql = match from.get_database_backend() {
            DbBackend::Postgres => format!(
                "SELECT row_to_json(t)::text FROM (SELECT {} FROM \"{}\" ORDER BY {}) t",
                self.named(),
                self.name,
                self.keys()
            ),
            _ => {
                let pairs = columns.map(|column| match column.is_json {
                    true => format!("'{0}', json(\"{0}\")", column.name),
                    false => format!("'{0}', \"{0}\"", column.name),
                });
                let pairs = pairs.collect::<Vec<_>>().join(", ");
                format!("SELECT json_object({pairs}) FROM \"{}\" ORDER BY {}", self.name, self.keys())
            }
        };
        let statement = Statement::from_string(from.get_database_backend(), sql);
        Ok(Rows(Box::pin(from.open.stream_raw(statement).await?)))
    }

    /// Puts rows in, each a JSON object.
    pub async fn add(&self, to: &Transaction, rows: &[String]) -> Result<(), DbErr> {
        if rows.is_empty() {
            return Ok(());
        }
        let backend = to.get_database_backend();
        let sql = match backend {
            DbBackend::Postgres => format!(
                "INSERT INTO \"{0}\" ({1}) SELECT {1} FROM json_populate_recordset(NULL::\"{0}\", $1::json)",
                self.name,
                self.named()
            ),
            _ => {
                let values = self.columns.iter().map(|column| format!("json_extract(value, '$.{}')", column.name));
                let values = values.collect::<Vec<_>>().join(", ");
                format!("INSERT INTO \"{}\" ({}) SELECT {values} FROM json_each(?)", self.name, self.named())
            }
        };
        let array = format!("[{}]", rows.join(","));
        to.execute_raw(Statement::from_sql_and_values(backend, sql, [array.into()])).await.map(drop)
    }

    /// Takes out what a migration put in: the rows that come hold it too.
    pub async fn clear(&self, to: &Transaction) -> Result<(), DbErr> {
        to.execute_unprepared(&format!("DELETE FROM \"{}\"", self.name)).await.map(drop)
    }

    /// The next row that the market writes itself gets a number of its own.
    pub async fn count_on(&self, to: &Transaction) -> Result<(), DbErr> {
        if to.get_database_backend() != DbBackend::Postgres || !self.numbers_itself {
            return Ok(());
        }
        let next = format!(
            "SELECT setval(pg_get_serial_sequence('\"{0}\"', 'id'), GREATEST((SELECT MAX(id) FROM \"{0}\"), 1))",
            self.name
        );
        to.execute_unprepared(&next).await.map(drop)
    }

    fn named(&self) -> String {
        quoted(self.columns.iter().map(|column| column.name.as_str()))
    }

    fn keys(&self) -> String {
        quoted(self.key.iter().map(String::as_str))
    }
}

fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

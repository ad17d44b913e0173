//! Many rows into one table, as fast as each database takes them: `COPY` on PostgreSQL, long `INSERT`s on SQLite.

use std::borrow::Cow;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, sqlx::postgres::PgPoolCopyExt};
use time::Date;

/// Bytes a statement.
const A_STATEMENT: usize = 256 * 1024;

/// What stands in a column.
pub enum Cell<'a> {
    /// Also an instant.
    Number(i64),
    /// Whatever it is made of.
    Text(Cow<'a, str>),
    /// Yes or no.
    Flag(bool),
    /// In Viet Nam.
    Day(Date),
    /// NULL.
    Nothing,
}

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Cell<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number as i64)
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Date> for Cell<'_> {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// Rows on their way into a table.
pub struct Sheet<'a> {
    db: &'a DatabaseConnection,
    into: String,
    text: String,
    copies: bool,
}

impl<'a> Sheet<'a> {
    /// Into these columns, parted by commas.
    pub async fn begin(db: &'a DatabaseConnection, table: &str, columns: &str) -> Self {
        let copies = db.get_database_backend() == DbBackend::Postgres;
        let into = match copies {
            true => format!("COPY {table} ({columns}) FROM STDIN"),
            false => format!("INSERT INTO {table} ({columns}) VALUES "),
        };
        if !copies {
            run(db, "BEGIN").await;
        }
        Self { db, into, text: String::with_capacity(A_STATEMENT + 4_096), copies }
    }

    /// One row, a cell for each column.
    pub async fn row(&mut self, cells: &[Cell<'_>]) {
        if !self.copies {
            self.text.push_str(if self.text.is_empty() { "(" } else { ",(" });
        }
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.text.push(if self.copies { '\t' } else { ',' });
            }
            self.cell(cell);
        }
        self.text.push(if self.copies { '\n' } else { ')' });
        if self.text.len() > A_STATEMENT {
            self.send().await;
        }
    }

    fn cell(&mut self, cell: &Cell<'_>) {
        use std::fmt::Write;
        let written = match (cell, self.copies) {
            (Cell::Number(number), _) => write!(self.text, "{number}"),
            (Cell::Text(text), true) => {
                self.text.push_str(&text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t"));
                Ok(())
            }
            (Cell::Text(text), false) => write!(self.text, "'{}'", text.replace('\'', "''")),
            (Cell::Flag(flag), true) => write!(self.text, "{flag}"),
            (Cell::Flag(flag), false) => write!(self.text, "{}", u8::from(*flag)),
            (Cell::Day(day), true) => write!(self.text, "{day}"),
            (Cell::Day(day), false) => write!(self.text, "'{day}'"),
            (Cell::Nothing, true) => write!(self.text, "\\N"),
            (Cell::Nothing, false) => write!(self.text, "NULL"),
        };
        written.expect("memory");
    }

    async fn send(&mut self) {
        if self.text.is_empty() {
            return;
        }
        if self.copies {
            let pool = self.db.get_postgres_connection_pool();
            let mut copy = pool.copy_in_raw(&self.into).await.expect("a copy");
            copy.send(self.text.as_bytes()).await.expect("rows");
            copy.finish().await.expect("rows that fit");
        } else {
            run(self.db, &format!("{}{}", self.into, self.text)).await;
        }
        self.text.clear();
    }

    /// The rest.
    pub async fn end(mut self) {
        self.send().await;
        if !self.copies {
            run(self.db, "COMMIT").await;
        }
    }
}

/// A statement as it is.
pub async fn run(db: &DatabaseConnection, sql: &str) {
    if let Err(error) = db.execute_unprepared(sql).await {
        panic!("{}: {error}", sql.chars().take(200).collect::<String>());
    }
}

/// The first column of every row, as text.
pub async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let asked = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(asked).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
    rows.iter().map(|row| row.try_get_by_index(0).expect("text")).collect()
}

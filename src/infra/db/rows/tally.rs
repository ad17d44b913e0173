//! A tally of a table that comes out the same in any database that holds the same rows.

use sea_orm::{ConnectionTrait, DbErr, Statement};
use serde::{Deserialize, Serialize};

use super::tables::{Counts, Table};

/// Rows, and a sum of each column: of numbers (by a prime, so that none overflows), of letters, or of what is there at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many.
    pub rows: i64,
    /// In the order of the columns' names.
    pub sums: Vec<i64>,
}

const PRIME: i64 = 1_000_003;

impl Table {
    /// Counts the rows as they are in this transaction.
    pub async fn tally(&self, db: &impl ConnectionTrait) -> Result<Tally, DbErr> {
        let sums = self.columns.iter().map(|column| match column.counts {
            Counts::Number => format!("COALESCE(SUM(\"{}\" % {PRIME}), 0)", column.name),
            Counts::Letters => format!("COALESCE(SUM(LENGTH(\"{}\")), 0)", column.name),
            Counts::Rows => format!("COUNT(\"{}\")", column.name),
        });
        let sums: Vec<_> = sums.map(|sum| format!("CAST({sum} AS BIGINT)")).collect();
        let sql = format!("SELECT COUNT(*), {} FROM \"{}\"", sums.join(", "), self.name);
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
        let row = row.ok_or_else(|| DbErr::RecordNotFound(self.name.clone()))?;
        let sums = (1..=self.columns.len()).map(|at| row.try_get_by_index(at));
        Ok(Tally { rows: row.try_get_by_index(0)?, sums: sums.collect::<Result<_, _>>()? })
    }
}

//! Tries counted in the table `rate_limits`: one statement on the counter of each key, in a transaction of its own.
//!
//! A limit of 20 an hour is a bucket of 20 tries that fills up again by one every three minutes: nobody has to wait for a full hour to
//! begin, and nobody has forty tries around its turn. The row of a key holds the moment at which its bucket is full again (*at rest*). A
//! try moves that moment on by three minutes, and is refused where it would then lie more than an hour ahead. Whoever is refused is not
//! counted, so that a neighbour who hammers takes no more than that from whom he shares an address with.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use time::Duration;

use crate::{
    infra::db::{Db, Work},
    kernel::instant::Instant,
};

/// In which a bucket that was emptied is full again.
const FILLS_IN: Duration = Duration::hours(1);
/// No try leads so far ahead: such a moment was written by a clock that was wrong, and counts nothing.
pub(super) const BY_A_WRONG_CLOCK: Duration = Duration::hours(2);

/// How much a bucket holds, and gets again in an hour.
#[derive(Clone, Copy)]
pub(super) struct Rate(i32);

impl Rate {
    /// One at least.
    pub(super) fn per_hour(tries: u64) -> Self {
        Self(i32::try_from(tries).unwrap_or(i32::MAX).max(1))
    }

    /// What a try takes.
    fn share(self) -> Duration {
        FILLS_IN / self.0
    }

    /// How far ahead the moment of rest may lie before a try.
    fn furthest(self) -> Duration {
        FILLS_IN - self.share()
    }
}

/// What a try is counted on.
pub(super) struct Counter {
    /// What it is called in the table.
    pub key: String,
    /// How much it holds.
    pub rate: Rate,
}

/// What came of a try.
pub(super) enum Counted {
    /// It is counted on every key.
    All,
    /// On none; these have had enough, each until its moment.
    None(Vec<(String, Instant)>),
}

/// Counts one try on every counter, or on none. They are in order, and none is there twice. (Where somebody else takes the last of one in
/// the very same moment, PostgreSQL has counted this try on the others, although it is refused.)
pub(super) async fn count(db: &Db, counters: &[Counter], now: Instant) -> Result<Counted, DbErr> {
    let counted = db.write_alone(statement(db, counters, now)).await?;
    if counted.len() == counters.len() {
        return Ok(Counted::All);
    }
    Ok(Counted::None(full(db, counters, now).await?))
}

/// Those that have had enough, each until its moment. Nothing is counted.
pub(super) async fn full(db: &Db, counters: &[Counter], now: Instant) -> Result<Vec<(String, Instant)>, DbErr> {
    let places: Vec<String> = (1..=counters.len()).map(|at| format!("${at}")).collect();
    let asked = format!("SELECT key_hash, rests_at FROM rate_limits WHERE key_hash IN ({})", places.join(", "));
    let values = counters.iter().map(|counter| Value::from(counter.key.clone()));
    let rows = db.read.query_all_raw(Statement::from_sql_and_values(db.read.get_database_backend(), asked, values));
    let mut full = Vec::new();
    for row in rows.await? {
        let (key, rests_at): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let Some(counter) = counters.iter().find(|counter| counter.key == key) else { continue };
        let furthest = now.after(counter.rate.furthest());
        if rests_at > furthest.0 && rests_at <= now.after(BY_A_WRONG_CLOCK).0 {
            full.push((key, Instant(rests_at).before(counter.rate.furthest())));
        }
    }
    Ok(full)
}

/// Nothing is inserted where one of the keys has had enough. Whoever counts at the same moment on PostgreSQL is seen by the second
/// condition, under the row's lock, and then fewer rows come back than keys were sent. What a try takes differs from key to key: it
/// comes with the key, and is read back from what would have been inserted.
fn statement(db: &Db, counters: &[Counter], now: Instant) -> Statement {
    let row = |at: usize| format!("(${}, CAST(${} AS BIGINT))", 4 + 2 * at, 5 + 2 * at);
    let rows: Vec<String> = (0..counters.len()).map(row).collect();
    let sql = format!(
        "INSERT INTO rate_limits (key_hash, rests_at) \
         SELECT k.column1, $1 + k.column2 FROM (VALUES {rows}) AS k WHERE NOT EXISTS \
           (SELECT 1 FROM (VALUES {rows}) AS f JOIN rate_limits AS r ON r.key_hash = f.column1 \
            WHERE r.rests_at + f.column2 > $2 AND r.rests_at <= $3) \
         ON CONFLICT (key_hash) DO UPDATE SET \
           rests_at = CASE WHEN rate_limits.rests_at BETWEEN $1 AND $3 THEN rate_limits.rests_at ELSE $1 END \
             + (excluded.rests_at - $1) \
           WHERE rate_limits.rests_at + (excluded.rests_at - $1) <= $2 OR rate_limits.rests_at > $3 \
         RETURNING key_hash",
        rows = rows.join(", "),
    );
    let numbers = [now.0, now.after(FILLS_IN).0, now.after(BY_A_WRONG_CLOCK).0].map(Value::from);
    let share = |rate: Rate| i64::try_from(rate.share().whole_microseconds()).unwrap_or(i64::MAX);
    let pairs = counters.iter().flat_map(|c| [Value::from(c.key.clone()), Value::from(share(c.rate))]);
    Statement::from_sql_and_values(db.read.get_database_backend(), sql, numbers.into_iter().chain(pairs))
}

/// Removes up to `most` rows that are at rest; tells how many.
pub async fn sweep(work: &Work, most: u64) -> Result<u64, DbErr> {
    // Asked twice: a row that is counted on meanwhile is no longer at rest, and stays.
    let backend = work.tx.get_database_backend();
    // Whoever counts just now takes rows in another order; neither waits for the other.
    let free = if backend == DbBackend::Postgres { " FOR UPDATE SKIP LOCKED" } else { "" };
    let sql = format!(
        "DELETE FROM rate_limits WHERE rests_at < $1 AND key_hash IN \
         (SELECT key_hash FROM rate_limits WHERE rests_at < $1 ORDER BY rests_at LIMIT $2{free})"
    );
    let values = [Value::from(work.now.0), Value::from(most.cast_signed())];
    Ok(work.tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?.rows_affected())
}

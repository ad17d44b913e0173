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
    pub(super) fn per_hour(tries: u32) -> Self {
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

/// What came of a try.
pub(super) enum Counted {
    /// It is counted on every key.
    All,
    /// On none; these have had enough, each until its moment.
    None(Vec<(String, Instant)>),
}

/// Counts one try on every key, or on none. The keys are in order, and none is there twice.
pub(super) async fn count(db: &Db, rate: Rate, keys: &[String], now: Instant) -> Result<Counted, DbErr> {
    let furthest = now.after(rate.furthest());
    let counted = db.write_alone(statement(db, rate, keys, now)).await?;
    if counted.len() == keys.len() {
        return Ok(Counted::All);
    }
    let places = places(keys.len(), 1);
    let asked = format!("SELECT key_hash, rests_at FROM rate_limits WHERE key_hash IN ({})", places.join(", "));
    let values = keys.iter().map(|key| Value::from(key.clone()));
    let rows = db.read.query_all_raw(Statement::from_sql_and_values(db.read.get_database_backend(), asked, values));
    let mut refused = Vec::new();
    for row in rows.await? {
        let (key, rests_at): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let until = Instant(rests_at).before(rate.furthest());
        if rests_at > furthest.0 && rests_at <= now.after(BY_A_WRONG_CLOCK).0 {
            refused.push((key, until));
        }
    }
    Ok(Counted::None(refused))
}

/// Nothing is inserted where one of the keys has had enough. Whoever counts at the same moment on PostgreSQL is seen by the second
/// condition, under the row's lock, and then fewer rows come back than keys were sent.
fn statement(db: &Db, rate: Rate, keys: &[String], now: Instant) -> Statement {
    let places = places(keys.len(), 5);
    let rows: Vec<String> = places.iter().map(|place| format!("({place})")).collect();
    let sql = format!(
        "INSERT INTO rate_limits (key_hash, rests_at) \
         SELECT k.column1, $1 + $2 FROM (VALUES {rows}) AS k WHERE NOT EXISTS \
           (SELECT 1 FROM rate_limits WHERE key_hash IN ({places}) AND rests_at > $3 AND rests_at <= $4) \
         ON CONFLICT (key_hash) DO UPDATE SET \
           rests_at = CASE WHEN rate_limits.rests_at BETWEEN $1 AND $3 THEN rate_limits.rests_at ELSE $1 END + $2 \
           WHERE rate_limits.rests_at <= $3 OR rate_limits.rests_at > $4 \
         RETURNING key_hash",
        rows = rows.join(", "),
        places = places.join(", "),
    );
    let share = i64::try_from(rate.share().whole_microseconds()).unwrap_or(i64::MAX);
    let numbers = [now.0, share, now.after(rate.furthest()).0, now.after(BY_A_WRONG_CLOCK).0];
    let values = numbers.map(Value::from).into_iter().chain(keys.iter().map(|key| Value::from(key.clone())));
    Statement::from_sql_and_values(db.read.get_database_backend(), sql, values)
}

/// `$5`, `$6`: both databases know them by number.
fn places(many: usize, first: usize) -> Vec<String> {
    (first..first + many).map(|at| format!("${at}")).collect()
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

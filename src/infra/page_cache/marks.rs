//! Reads what triggers have left in `page_marks` since the last reading.
//!
//! On SQLite ids are in the order of the commits. On PostgreSQL they are not: a transaction that began earlier may end later. So
//! a reading remembers the oldest transaction that was still under way, and the next one asks for the marks of that one and all
//! later ones; what it has seen already it leaves out.

use std::collections::HashSet;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};

use super::subject::Subject;
use crate::{
    entities::page_mark,
    infra::db::{Db, Work},
    kernel::instant::Instant,
};

/// More of them at once and it is cheaper to render everything again.
const MOST: u64 = 5_000;

/// One statement, so that both are of the same moment. The rows come with the oldest transaction under way, or it comes alone.
const POSTGRES: &str = "SELECT o.oldest, m.id, m.subject, m.subject_id \
    FROM (SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT) AS oldest) o \
    LEFT JOIN (SELECT id, xact, subject, subject_id FROM page_marks WHERE xact >= $1 ORDER BY xact LIMIT $2) m ON TRUE \
    ORDER BY m.id";

/// Where the last reading ended.
#[derive(Default)]
pub struct Reader {
    /// An id, or on PostgreSQL a transaction; nothing before the first reading.
    from: Option<i64>,
    seen: HashSet<i64>,
}

#[derive(FromQueryResult)]
struct Seen {
    oldest: i64,
    id: Option<i64>,
    subject: Option<String>,
    subject_id: Option<i64>,
}

impl Reader {
    /// What has been marked since the last reading. Of what came before the first one nobody knows: it may be anything.
    pub async fn read(&mut self, db: &Db) -> Result<Vec<Subject>, DbErr> {
        if db.is_postgres() { self.read_transactions(&db.read).await } else { self.read_ids(&db.read).await }
    }

    async fn read_ids(&mut self, db: &impl ConnectionTrait) -> Result<Vec<Subject>, DbErr> {
        let last = page_mark::Entity::find()
            .select_only()
            .column_as(page_mark::Column::Id.max(), "last")
            .into_tuple::<Option<i64>>();
        let Some(from) = self.from else {
            self.from = Some(last.one(db).await?.flatten().unwrap_or(0));
            return Ok(vec![Subject::Everything]);
        };
        let rows: Vec<(i64, String, i64)> = page_mark::Entity::find()
            .select_only()
            .columns([page_mark::Column::Id, page_mark::Column::Subject, page_mark::Column::SubjectId])
            .filter(page_mark::Column::Id.gt(from))
            .order_by_asc(page_mark::Column::Id)
            .limit(MOST)
            .into_tuple()
            .all(db)
            .await?;
        if rows.len() as u64 == MOST {
            self.from = last.one(db).await?.flatten().or(self.from);
            return Ok(vec![Subject::Everything]);
        }
        self.from = rows.last().map(|row| row.0).or(self.from);
        Ok(rows.iter().map(|(_, subject, id)| Subject::of(subject, *id)).collect())
    }

    async fn read_transactions(&mut self, db: &impl ConnectionTrait) -> Result<Vec<Subject>, DbErr> {
        let first = self.from.is_none();
        if first {
            self.from = ask(db, i64::MAX).await?.first().map(|row| row.oldest);
        }
        let rows = ask(db, self.from.unwrap_or(i64::MAX)).await?;
        self.from = rows.first().map(|row| row.oldest).or(self.from);
        let mut seen = HashSet::new();
        let mut subjects = Vec::new();
        for row in &rows {
            let (Some(id), Some(subject), Some(subject_id)) = (row.id, &row.subject, row.subject_id) else { continue };
            seen.insert(id);
            if !self.seen.contains(&id) {
                subjects.push(Subject::of(subject, subject_id));
            }
        }
        let unknown = first || seen.len() as u64 == MOST;
        self.seen = seen;
        Ok(if unknown { vec![Subject::Everything] } else { subjects })
    }
}

async fn ask(db: &impl ConnectionTrait, from: i64) -> Result<Vec<Seen>, DbErr> {
    let values = [from.into(), MOST.cast_signed().into()];
    Seen::find_by_statement(Statement::from_sql_and_values(DbBackend::Postgres, POSTGRES, values)).all(db).await
}

/// Removes marks of before `then`: from the oldest on, up to the first that is younger.
pub async fn sweep(work: &Work, then: Instant) -> Result<(), DbErr> {
    let first = |rows: sea_orm::Select<page_mark::Entity>| {
        rows.select_only().column(page_mark::Column::Id).limit(1).into_tuple::<i64>()
    };
    let younger =
        page_mark::Entity::find().filter(page_mark::Column::MarkedAt.gte(then)).order_by_asc(page_mark::Column::Id);
    let Some(last) = first(page_mark::Entity::find().order_by_desc(page_mark::Column::Id)).one(&work.tx).await? else {
        return Ok(());
    };
    let up_to = first(younger).one(&work.tx).await?.unwrap_or(last + 1);
    page_mark::Entity::delete_many().filter(page_mark::Column::Id.lt(up_to)).exec(&work.tx).await.map(drop)
}

//! After its minute a verdict is carried out, as whoever gave it: by then she may still decide about it, or nothing happens and the case
//! waits for somebody else.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Select};
use serde::{Deserialize, Serialize};

use super::super::{Kind, Verdict, decide, refusals::DecideError};
use crate::{
    entities::held_verdict::{self, Column},
    infra::{db::Work, queue::Job, refused::Refused},
    kernel::{ids::AccountId, instant::Instant},
    market::revisions::why::Why,
};

/// Which verdict. One that was taken back and given again is another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CarryOut {
    /// Word of its kind.
    pub subject: String,
    /// The case's.
    pub id: i64,
    /// When it was given.
    pub given_at: Instant,
}

impl Job for CarryOut {
    const KIND: &'static str = "moderation.carry_out";
}

/// Who gave it; nobody where it is held no more.
pub async fn whose(db: &impl ConnectionTrait, held: &CarryOut) -> Result<Option<AccountId>, DbErr> {
    Ok(row(held).one(db).await?.map(|row| row.moderator_id))
}

/// Carries it out, in a work of hers. After a refusal the work is to be dropped, and the verdict let go.
pub async fn carry_out(work: &Work, held: &CarryOut) -> Result<(), Refused<DecideError>> {
    let Some(row) = row(held).lock_exclusive().one(&work.tx).await? else { return Ok(()) };
    held_verdict::Entity::delete_by_id(row.id).exec(&work.tx).await?;
    match (row.verdict, row.reason) {
        (Verdict::SentBack, Some(reason)) => {
            decide::send_back(work, row.subject, row.subject_id, Why { reason, words: row.words }).await
        }
        _ => decide::approve(work, row.subject, row.subject_id).await,
    }
}

/// It is not: the case waits again, if it still does.
pub async fn let_go(work: &Work, held: &CarryOut) -> Result<(), DbErr> {
    let Some(row) = row(held).one(&work.tx).await? else { return Ok(()) };
    held_verdict::Entity::delete_by_id(row.id).exec(&work.tx).await.map(drop)
}

fn row(held: &CarryOut) -> Select<held_verdict::Entity> {
    held_verdict::Entity::find()
        .filter(Column::Subject.eq(Kind::parse(&held.subject)))
        .filter(Column::SubjectId.eq(held.id))
        .filter(Column::GivenAt.eq(held.given_at))
}

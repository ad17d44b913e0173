//! A moderator takes her verdict back, within its minute: nothing has happened.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::Kind;
use crate::{
    entities::held_verdict::{self, Column},
    infra::{
        db::Work,
        refused::{Refused, no},
    },
};

/// Why it stays.
#[derive(Debug, thiserror::Error)]
pub enum TakeBackError {
    /// It was carried out, is another's, or never was.
    #[error("no verdict of hers is held")]
    TooLate,
}

/// The case waits again.
pub async fn take_back(work: &Work, kind: Kind, id: i64) -> Result<(), Refused<TakeBackError>> {
    let Some(moderator) = work.actor.account() else { return no(TakeBackError::TooLate) };
    let gone = held_verdict::Entity::delete_many()
        .filter(Column::Subject.eq(kind))
        .filter(Column::SubjectId.eq(id))
        .filter(Column::ModeratorId.eq(moderator))
        .exec(&work.tx)
        .await?;
    if gone.rows_affected == 0 { no(TakeBackError::TooLate) } else { Ok(()) }
}

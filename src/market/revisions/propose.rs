//! A seller proposes: it waits for a moderator, in place of an older proposal that still does.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::Expr,
};

use super::{Revised, RevisionStatus};
use crate::{
    entities::revision,
    infra::{db::Work, pictures},
    kernel::ids::RevisionId,
};

/// Lets content wait that its slice has checked, of a subject that this work has made or claimed.
pub async fn propose<C: Revised>(work: &Work, of: C::Id, content: &C) -> Result<RevisionId, DbErr> {
    replace_waiting::<C>(work, of).await?;
    let row = revision::ActiveModel {
        id: NotSet,
        subject: Set(C::KIND),
        subject_id: Set(of.into()),
        content: Set(serde_json::to_value(content).map_err(|e| DbErr::Json(e.to_string()))?),
        status: Set(RevisionStatus::Pending),
        submitted_by: Set(work.actor.account()),
        submitted_at: Set(work.now),
        decided_at: Set(None),
        reason: Set(None),
        words: Set(None),
    };
    let id = row.insert(&work.tx).await?.id;
    pictures::mark_used(work, content.photos()).await?;
    C::proposed(work, of, id).await?;
    Ok(id)
}

async fn replace_waiting<C: Revised>(work: &Work, of: C::Id) -> Result<(), DbErr> {
    let of: i64 = of.into();
    let waiting = revision::Entity::update_many()
        .col_expr(revision::Column::Status, Expr::value(RevisionStatus::Replaced))
        .col_expr(revision::Column::DecidedAt, Expr::value(work.now))
        .filter(revision::Column::Subject.eq(C::KIND))
        .filter(revision::Column::SubjectId.eq(of))
        .filter(revision::Column::Status.eq(RevisionStatus::Pending));
    waiting.exec(&work.tx).await.map(drop)
}

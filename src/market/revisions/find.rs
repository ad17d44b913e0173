//! Reads of proposals.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Revised, Revision, RevisionStatus};
use crate::{entities::revision, infra::db::Work, kernel::ids::RevisionId, market::claimed::Claimed};

/// Proposals that no longer count: a newer one came, or the seller withdrew them.
pub const GONE: [RevisionStatus; 2] = [RevisionStatus::Replaced, RevisionStatus::Withdrawn];

/// Of so many proposals a page may still be open somewhere.
const LATELY: u64 = 30;

/// A proposal and the row that it is about, to end the one and change the other.
pub struct ClaimedProposal<'w, C: Revised> {
    pub(super) row: Claimed<'w, C::Row>,
    pub(super) proposal: Revision<C>,
}

/// The proposal of that id to decide about it: for moderators, whose reach is asked before. It is read again once its row is
/// ours: whoever held that before may have decided.
pub async fn claim<C: Revised>(work: &Work, id: RevisionId) -> Result<Option<ClaimedProposal<'_, C>>, DbErr> {
    let Some(Revision { of, .. }) = by_id::<C>(&work.tx, id).await? else { return Ok(None) };
    let Some(row) = C::claim(work, of).await? else { return Ok(None) };
    Ok(by_id(&work.tx, id).await?.map(|proposal| ClaimedProposal { row, proposal }))
}

/// The latest proposal of what its seller has claimed.
pub async fn claim_latest<'w, C: Revised>(
    work: &'w Work,
    row: Claimed<'w, C::Row>,
) -> Result<Option<ClaimedProposal<'w, C>>, DbErr> {
    Ok(latest(&work.tx, C::id(&row)).await?.map(|proposal| ClaimedProposal { row, proposal }))
}

/// The proposal of that id.
pub async fn by_id<C: Revised>(db: &impl ConnectionTrait, id: RevisionId) -> Result<Option<Revision<C>>, DbErr> {
    of_kind::<C>().filter(revision::Column::Id.eq(id)).one(db).await?.map(read).transpose()
}

/// The one that waits, if one does.
pub async fn waiting<C: Revised>(db: &impl ConnectionTrait, of: C::Id) -> Result<Option<Revision<C>>, DbErr> {
    let waits = of_one::<C>(of).filter(revision::Column::Status.eq(RevisionStatus::Pending));
    waits.one(db).await?.map(read).transpose()
}

/// The newest that was not replaced or withdrawn, whatever else became of it.
pub async fn latest<C: Revised>(db: &impl ConnectionTrait, of: C::Id) -> Result<Option<Revision<C>>, DbErr> {
    let counts = of_one::<C>(of).filter(revision::Column::Status.is_not_in(GONE));
    counts.order_by_desc(revision::Column::Id).one(db).await?.map(read).transpose()
}

/// Pictures of its proposals, the newest of them first, whatever became of those.
pub async fn photos<C: Revised>(db: &impl ConnectionTrait, of: C::Id) -> Result<Vec<String>, DbErr> {
    let rows = of_one::<C>(of).order_by_desc(revision::Column::Id).limit(LATELY).all(db).await?;
    let all = rows.into_iter().map(read::<C>).collect::<Result<Vec<_>, _>>()?;
    Ok(all.iter().flat_map(|revision| revision.content.photos()).cloned().collect())
}

/// The one that it began with.
pub async fn first<C: Revised>(db: &impl ConnectionTrait, of: C::Id) -> Result<Option<RevisionId>, DbErr> {
    let row = of_one::<C>(of).order_by_asc(revision::Column::Id).one(db).await?;
    Ok(row.map(|row| row.id))
}

/// Where the newest of each stands that was not replaced or withdrawn, by the subject's id.
pub async fn latest_statuses<C: Revised>(
    db: &impl ConnectionTrait,
    of: impl IntoIterator<Item = C::Id>,
) -> Result<HashMap<i64, RevisionStatus>, DbErr> {
    let of: Vec<i64> = of.into_iter().map(Into::into).collect();
    let rows: Vec<(i64, RevisionStatus)> = of_kind::<C>()
        .select_only()
        .columns([revision::Column::SubjectId, revision::Column::Status])
        .filter(revision::Column::SubjectId.is_in(of))
        .filter(revision::Column::Status.is_not_in(GONE))
        .order_by_asc(revision::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect()) // of several, the last stays
}

/// Everything that waits, the oldest first.
pub fn pending<C: Revised>() -> Select<revision::Entity> {
    of_kind::<C>()
        .filter(revision::Column::Status.eq(RevisionStatus::Pending))
        .order_by_asc(revision::Column::SubmittedAt)
        .order_by_asc(revision::Column::Id)
}

/// Proposals of that kind of content.
pub fn of_kind<C: Revised>() -> Select<revision::Entity> {
    revision::Entity::find().filter(revision::Column::Subject.eq(C::KIND))
}

/// A row as what it is.
pub fn read<C: Revised>(row: revision::Model) -> Result<Revision<C>, DbErr> {
    Ok(Revision {
        id: row.id,
        of: row.subject_id.into(),
        content: serde_json::from_value(row.content).map_err(|e| DbErr::Json(e.to_string()))?,
        status: row.status,
        submitted_by: row.submitted_by,
        submitted_at: row.submitted_at,
        decided_at: row.decided_at,
        reason: row.reason,
        words: row.words,
    })
}

fn of_one<C: Revised>(of: C::Id) -> Select<revision::Entity> {
    let of: i64 = of.into();
    of_kind::<C>().filter(revision::Column::SubjectId.eq(of))
}

//! Verdicts that are held.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, IntoColumnRef, Query},
};

use super::{
    super::{Kind, Verdict},
    HELD,
};
use crate::{
    entities::held_verdict::{self, Column},
    kernel::{ids::AccountId, instant::Instant},
    market::accounts::find::names,
};

/// So many of the newest are told.
const MOST: u64 = 5;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// On a case of which kind.
    pub kind: Kind,
    /// The case's.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// How.
    pub verdict: Verdict,
    /// Whose.
    pub moderator: AccountId,
    /// What she is called.
    pub name: String,
    /// Until when it can be taken back.
    pub until: Instant,
}

/// A moderator's own, the newest first.
pub async fn of_moderator(db: &impl ConnectionTrait, moderator: AccountId) -> Result<Vec<Held>, DbErr> {
    let own = held_verdict::Entity::find().filter(Column::ModeratorId.eq(moderator));
    let rows = own.order_by_desc(Column::Id).limit(MOST).all(db).await?;
    Ok(rows.into_iter().map(|row| held(row, String::new())).collect())
}

/// The one on a case.
pub async fn of_case(db: &impl ConnectionTrait, kind: Kind, id: i64) -> Result<Option<Held>, DbErr> {
    let on_it = held_verdict::Entity::find().filter(Column::Subject.eq(kind)).filter(Column::SubjectId.eq(id));
    let Some(row) = on_it.one(db).await? else { return Ok(None) };
    let name = names(db, [row.moderator_id]).await?.remove(&row.moderator_id).unwrap_or_default();
    Ok(Some(held(row, name)))
}

/// Whether none is held on the case whose id stands there.
pub(in crate::market::moderation) fn is_free(kind: Kind, id: impl IntoColumnRef) -> Expr {
    let on_it = Query::select()
        .expr(Expr::val(1))
        .from(held_verdict::Entity)
        .and_where(Expr::col((held_verdict::Entity, Column::Subject)).eq(kind.as_str()))
        .and_where(Expr::col((held_verdict::Entity, Column::SubjectId)).eq(Expr::col(id)))
        .take();
    Expr::exists(on_it).not()
}

fn held(row: held_verdict::Model, name: String) -> Held {
    Held {
        kind: row.subject,
        id: row.subject_id,
        title: row.title,
        verdict: row.verdict,
        moderator: row.moderator_id,
        name,
        until: row.given_at.after(HELD),
    }
}

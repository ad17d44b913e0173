//! Proposals: what a seller wants her shop to say, and what became of it.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use super::{content::ShopContent, events::ShopSubmitted};
pub use crate::entities::shop_revision::RevisionStatus;
use crate::{
    entities::shop_revision,
    infra::db::Work,
    kernel::{
        ids::{AccountId, RevisionId, ShopId},
        instant::Instant,
    },
};

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The row.
    pub id: RevisionId,
    /// Whose.
    pub shop: ShopId,
    /// What it says.
    pub content: ShopContent,
    /// Where it stands.
    pub status: RevisionStatus,
    /// Who pressed.
    pub submitted_by: Option<AccountId>,
    /// When it began to wait.
    pub submitted_at: Instant,
    /// When a moderator decided.
    pub decided_at: Option<Instant>,
    /// A key of `moderation::reasons`, where it was sent back.
    pub reason: Option<String>,
    /// What the moderator wrote.
    pub words: Option<String>,
}

/// The proposal of that id.
pub async fn find(db: &impl ConnectionTrait, id: RevisionId) -> Result<Option<Revision>, DbErr> {
    shop_revision::Entity::find_by_id(id).one(db).await?.map(read).transpose()
}

/// The one that waits, if one does.
pub async fn pending_of(db: &impl ConnectionTrait, shop: ShopId) -> Result<Option<Revision>, DbErr> {
    let waiting = shop_revision::Entity::find()
        .filter(shop_revision::Column::ShopId.eq(shop))
        .filter(shop_revision::Column::Status.eq(RevisionStatus::Pending));
    waiting.one(db).await?.map(read).transpose()
}

/// The newest proposal of a shop, whatever became of it.
pub async fn newest_of(db: &impl ConnectionTrait, shop: ShopId) -> Result<Option<Revision>, DbErr> {
    let rows = shop_revision::Entity::find()
        .filter(shop_revision::Column::ShopId.eq(shop))
        .order_by_desc(shop_revision::Column::Id);
    rows.one(db).await?.map(read).transpose()
}

/// A proposal to decide about: the row stays ours until the work ends.
pub(super) async fn claim(work: &Work, id: RevisionId) -> Result<Option<shop_revision::Model>, DbErr> {
    shop_revision::Entity::find_by_id(id).lock_exclusive().one(&work.tx).await
}

/// Puts a proposal in the queue; the one that still waited is replaced.
pub(super) async fn submit(work: &Work, shop: ShopId, content: &ShopContent) -> Result<RevisionId, DbErr> {
    shop_revision::Entity::update_many()
        .col_expr(shop_revision::Column::Status, Expr::val(RevisionStatus::Replaced))
        .filter(shop_revision::Column::ShopId.eq(shop))
        .filter(shop_revision::Column::Status.eq(RevisionStatus::Pending))
        .exec(&work.tx)
        .await?;
    let row = shop_revision::ActiveModel {
        id: NotSet,
        shop_id: Set(shop),
        body: Set(serde_json::to_value(content).map_err(|e| DbErr::Custom(e.to_string()))?),
        status: Set(RevisionStatus::Pending),
        submitted_by: Set(work.actor.account()),
        submitted_at: Set(work.now),
        decided_at: Set(None),
        reason: Set(None),
        words: Set(None),
    };
    let revision_id = row.insert(&work.tx).await?.id;
    work.record(&ShopSubmitted { shop_id: shop, revision_id }).await?;
    Ok(revision_id)
}

pub(super) fn read(row: shop_revision::Model) -> Result<Revision, DbErr> {
    let content = serde_json::from_value(row.body).map_err(|e| DbErr::Json(e.to_string()))?;
    Ok(Revision {
        id: row.id,
        shop: row.shop_id,
        content,
        status: row.status,
        submitted_by: row.submitted_by,
        submitted_at: row.submitted_at,
        decided_at: row.decided_at,
        reason: row.reason,
        words: row.words,
    })
}

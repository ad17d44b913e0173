//! A moderator asks for something to be mended. Called by `moderation`, which knows who may and which reasons there are.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, sea_query::Expr,
};

use super::{
    Status,
    events::ShopSentBack,
    revisions::{self, RevisionStatus},
};
use crate::{
    entities::shop,
    infra::db::Work,
    kernel::ids::{RevisionId, ShopId},
};

/// What is to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// A key of `moderation::reasons`.
    pub reason: String,
    /// The moderator's own words.
    pub words: Option<String>,
}

/// Why nothing is sent back.
#[derive(Debug, thiserror::Error)]
pub enum SendBackError {
    /// No such proposal.
    #[error("there is no such revision")]
    NoSuchRevision,
    /// Decided by another, or replaced by a newer one of the seller.
    #[error("the revision does not wait any more")]
    NotWaiting,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Gives a waiting proposal back to its seller. What is shown stays; a shop that was never open waits for its seller now.
pub async fn send_back(work: &Work, id: RevisionId, verdict: Verdict) -> Result<ShopId, SendBackError> {
    let row = revisions::claim(work, id).await?.ok_or(SendBackError::NoSuchRevision)?;
    if row.status != RevisionStatus::Pending {
        return Err(SendBackError::NotWaiting);
    }
    let shop_id = row.shop_id;
    let mut row = row.into_active_model();
    row.status = Set(RevisionStatus::SentBack);
    row.decided_at = Set(Some(work.now));
    row.reason = Set(Some(verdict.reason));
    row.words = Set(verdict.words);
    row.update(&work.tx).await?;

    shop::Entity::update_many()
        .col_expr(shop::Column::Status, Expr::val(Status::SentBack))
        .filter(shop::Column::Id.eq(shop_id))
        .filter(shop::Column::Status.eq(Status::Pending))
        .exec(&work.tx)
        .await?;
    work.record(&ShopSentBack { shop_id, revision_id: id }).await?;
    Ok(shop_id)
}

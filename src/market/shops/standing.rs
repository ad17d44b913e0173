//! Reads of how a shop stands: what it shows, what waits, what came back. For its members and for moderators.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::{Status, content::ShopContent, revised::content_of};
use crate::{
    entities::shop,
    kernel::ids::{AccountId, ShopId},
    market::revisions::{self, RevisionStatus},
};

/// What was proposed of a shop.
pub type Revision = revisions::Revision<ShopContent>;

/// How a shop stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The shop.
    pub id: ShopId,
    /// In its public address.
    pub slug: String,
    /// Whose it is.
    pub owner: AccountId,
    /// Where it stands.
    pub status: Status,
    /// What buyers see, or would see: approved, or as last proposed while it has never been open.
    pub content: ShopContent,
    /// The last proposal that was not replaced, whatever else became of it.
    pub newest: Option<Revision>,
}

impl Standing {
    /// What buyers see now.
    pub fn on_display(&self) -> Option<&ShopContent> {
        (self.status == Status::Open).then_some(&self.content)
    }

    /// What waits for a moderator.
    pub fn waiting(&self) -> Option<&Revision> {
        self.newest.as_ref().filter(|revision| revision.status == RevisionStatus::Pending)
    }

    /// What came back and has not been mended yet.
    pub fn sent_back(&self) -> Option<&Revision> {
        self.newest.as_ref().filter(|revision| revision.status == RevisionStatus::SentBack)
    }

    /// What the seller wrote last: where she goes on writing.
    pub fn draft(&self) -> &ShopContent {
        self.newest.as_ref().map_or(&self.content, |revision| &revision.content)
    }
}

/// How the shop stands.
pub async fn of(db: &impl ConnectionTrait, id: ShopId) -> Result<Option<Standing>, DbErr> {
    let Some(row) = shop::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let newest = revisions::find::latest(db, id).await?;
    let content = content_of(&row);
    Ok(Some(Standing { id, slug: row.slug, owner: row.owner_id, status: row.status, content, newest }))
}

//! Reads of how a shop stands: what it shows, what waits, what came back. For its members and for moderators.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use time::Date;

use super::{Status, content::ShopContent, in_shop::InShop, revised::content_of};
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
    /// Its owner lets it rest to the end of that day, or did.
    pub rests_until: Option<Date>,
    /// What buyers see, or would see: approved, or as last proposed while it has never been open.
    pub content: ShopContent,
    /// The last proposal that was not replaced, whatever else became of it.
    pub newest: Option<Revision>,
}

impl Standing {
    /// What buyers see now.
    pub fn on_display(&self) -> Option<&ShopContent> {
        self.status.has_page().then_some(&self.content)
    }

    /// What was approved last, whether buyers see it now or not.
    pub fn approved(&self) -> Option<&ShopContent> {
        self.status.is_approved().then_some(&self.content)
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

/// Photos that the shop shows, or that were ever proposed for it.
pub async fn photos(db: &impl ConnectionTrait, standing: &Standing) -> Result<Vec<String>, DbErr> {
    let proposed = revisions::find::photos::<ShopContent>(db, standing.id).await?;
    Ok(standing.content.photo.iter().cloned().chain(proposed).collect())
}

/// How the shop stands, which is ours until the work ends: nobody else proposes anything meanwhile.
pub async fn claim(shop: &InShop<'_>) -> Result<Standing, DbErr> {
    stands(&shop.work().tx, shop.claim_shop().await?.into_row()).await
}

/// How the shop stands.
pub async fn of(db: &impl ConnectionTrait, id: ShopId) -> Result<Option<Standing>, DbErr> {
    let Some(row) = shop::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    stands(db, row).await.map(Some)
}

async fn stands(db: &impl ConnectionTrait, row: shop::Model) -> Result<Standing, DbErr> {
    let newest = revisions::find::latest(db, row.id).await?;
    let content = content_of(&row);
    Ok(Standing {
        id: row.id,
        slug: row.slug,
        owner: row.owner_id,
        status: row.status,
        rests_until: row.rests_until,
        content,
        newest,
    })
}

//! What a shop says as something that is proposed and approved: how it is shown, and what else follows from a decision.

use async_trait::async_trait;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel, QuerySelect};

use super::{
    Status,
    content::ShopContent,
    events::{ShopApproved, ShopSentBack, ShopSubmitted},
};
use crate::{
    entities::{account, decision::Kind, shop},
    infra::db::Work,
    kernel::ids::{RevisionId, ShopId},
    market::{
        claimed::Claimed,
        households::refresh::refresh,
        revisions::{Revised, Revision, why::Why},
    },
};

/// A shop shows something new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approved {
    /// Which shop.
    pub shop: ShopId,
    /// It opened by this: its approved products go on sale.
    pub first: bool,
}

#[async_trait]
impl Revised for ShopContent {
    const KIND: Kind = Kind::Shop;
    type Id = ShopId;
    type Row = shop::Model;
    type Approved = Approved;

    fn photos(&self) -> &[String] {
        self.photo.as_slice()
    }

    fn is_allowed(&self) -> bool {
        self.check().is_ok()
    }

    fn id(row: &shop::Model) -> ShopId {
        row.id
    }

    async fn claim(work: &Work, id: ShopId) -> Result<Option<Claimed<'_, shop::Model>>, DbErr> {
        Claimed::one(work, shop::Entity::find_by_id(id)).await
    }

    async fn proposed(work: &Work, shop_id: ShopId, revision_id: RevisionId) -> Result<(), DbErr> {
        work.record(&ShopSubmitted { shop_id, revision_id })
    }

    /// Opens the shop, where this is its first; one that was suspended meanwhile stays so.
    async fn approved(
        work: &Work,
        shop: Claimed<'_, shop::Model>,
        proposal: Revision<Self>,
    ) -> Result<Approved, DbErr> {
        let approved = Approved { shop: shop.id, first: shop.opened_at.is_none() };
        let mut row = apply(shop.into_row(), &proposal.content);
        if approved.first {
            row.status = Set(Status::Open);
            row.opened_at = Set(Some(work.now));
            row.opened_on = Set(Some(work.now.day()));
        }
        let owner = row.update(&work.tx).await?.owner_id;
        refresh(work, owner).await?;
        let Approved { shop: shop_id, first } = approved;
        work.record(&ShopApproved { shop_id, revision_id: proposal.id, first })?;
        Ok(approved)
    }

    /// A shop that was never open waits for its seller now.
    async fn sent_back(
        work: &Work,
        shop: Claimed<'_, shop::Model>,
        revision_id: RevisionId,
        _: &Why,
    ) -> Result<(), DbErr> {
        let shop_id = shop.id;
        if shop.status == Status::Pending {
            let mut row = shop.into_row().into_active_model();
            row.status = Set(Status::SentBack);
            row.update(&work.tx).await?;
        }
        work.record(&ShopSentBack { shop_id, revision_id })
    }
}

/// The content in a shop's own columns: approved, or as last proposed while it has never been open.
pub(super) fn content_of(shop: &shop::Model) -> ShopContent {
    ShopContent {
        name: shop.name.clone(),
        kind: shop.kind,
        unit: shop.unit_code.clone(),
        former: shop.former_code.clone(),
        hamlet: shop.hamlet.clone(),
        story: shop.story.clone(),
        photo: shop.photo.clone(),
        owner: Some(shop.owner_name.clone()),
    }
}

/// What whoever owns the shop is called today.
pub(super) async fn owner_of(work: &Work, shop: &shop::Model) -> Result<Option<String>, DbErr> {
    let name = account::Entity::find_by_id(shop.owner_id).select_only().column(account::Column::Name);
    name.into_tuple().one(&work.tx).await
}

/// The shop saying what the content says; its slug stays, it may be printed.
pub(super) fn apply(shop: shop::Model, content: &ShopContent) -> shop::ActiveModel {
    let mut row = shop.into_active_model();
    row.name = Set(content.name.clone());
    row.kind = Set(content.kind);
    row.unit_code = Set(content.unit.clone());
    row.former_code = Set(content.former.clone());
    row.hamlet = Set(content.hamlet.clone());
    row.story = Set(content.story.clone());
    row.photo = Set(content.photo.clone());
    if let Some(owner) = &content.owner {
        row.owner_name = Set(owner.clone());
    }
    row
}

//! The words and photos of a product as something that is proposed and approved: how they are shown, and what else follows from
//! a decision.

use async_trait::async_trait;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

use super::{
    Status,
    content::{self, ProductContent},
    derive,
    events::{ProductApproved, ProductSentBack, ProductSubmitted, ProposalWithdrawn},
    find::{ClaimedProduct, claim},
    live,
};
use crate::{
    entities::{decision::Kind, product, product_photo},
    infra::db::Work,
    kernel::ids::{ProductId, RevisionId},
    market::revisions::{Revised, Revision, why::Why, withdraw::Withdrawn},
};

#[async_trait]
impl Revised for ProductContent {
    const KIND: Kind = Kind::Product;
    type Id = ProductId;
    type Row = product::Model;
    type Approved = ();

    fn photos(&self) -> &[String] {
        &self.photos
    }

    fn is_allowed(&self) -> bool {
        content::check(self).is_ok()
    }

    fn id(row: &product::Model) -> ProductId {
        row.id
    }

    async fn claim(work: &Work, id: ProductId) -> Result<Option<ClaimedProduct<'_>>, DbErr> {
        claim(work, id).await
    }

    async fn proposed(work: &Work, product_id: ProductId, revision_id: RevisionId) -> Result<(), DbErr> {
        let row = product::Entity::find_by_id(product_id).one(&work.tx).await?;
        let shop_id = row.ok_or_else(|| DbErr::RecordNotFound(format!("product {}", product_id.0)))?.shop_id;
        work.record(&ProductSubmitted { product_id, revision_id, shop_id })
    }

    /// A product that waited for its first approval becomes live; a paused one stays paused.
    async fn approved(work: &Work, product: ClaimedProduct<'_>, proposal: Revision<Self>) -> Result<(), DbErr> {
        let (product_id, shop_id) = (product.id, product.shop_id);
        if matches!(product.status, Status::Pending | Status::SentBack) {
            let mut row = product.into_row().into_active_model();
            row.status = Set(Status::Live);
            row.published_at = Set(Some(work.now));
            row.update(&work.tx).await?;
        }
        show(work, product_id, &proposal.content).await?;
        derive::refresh(work, product_id).await?;
        live::refresh(work, product_id).await?;
        work.record(&ProductApproved { product_id, revision_id: proposal.id, shop_id })
    }

    /// A product that was never approved waits for its seller now.
    async fn sent_back(
        work: &Work,
        product: ClaimedProduct<'_>,
        revision_id: RevisionId,
        why: &Why,
    ) -> Result<(), DbErr> {
        let (product_id, shop_id) = (product.id, product.shop_id);
        if product.status == Status::Pending {
            let mut row = product.into_row().into_active_model();
            row.status = Set(Status::SentBack);
            row.update(&work.tx).await?;
        }
        let (reason, words) = (why.reason.as_str().to_owned(), why.words.clone());
        work.record(&ProductSentBack { product_id, revision_id, shop_id, reason, words })
    }
}

#[async_trait]
impl Withdrawn for ProductContent {
    fn is_shown(row: &product::Model) -> bool {
        row.published_at.is_some()
    }

    async fn withdrawn(work: &Work, product: ClaimedProduct<'_>, revision_id: RevisionId) -> Result<(), DbErr> {
        let event = ProposalWithdrawn { product_id: product.id, revision_id, shop_id: product.shop_id };
        work.record(&event)
    }
}

/// Makes content the product's own: its columns and its photos. `derive::refresh` follows.
pub(super) async fn show(work: &Work, product: ProductId, content: &ProductContent) -> Result<(), DbErr> {
    let row = product::ActiveModel {
        id: Set(product),
        name: Set(content.name.clone()),
        set_no: Set(content.set_no),
        description: Set(content.description.clone()),
        season_months: Set(content.season_months),
        ..Default::default()
    };
    row.update(&work.tx).await?;
    let of_product = product_photo::Column::ProductId.eq(product);
    product_photo::Entity::delete_many().filter(of_product).exec(&work.tx).await?;
    let photos = content.photos.iter().zip(0..).map(|(picture, position)| product_photo::ActiveModel {
        product_id: Set(product),
        position: Set(position),
        picture: Set(picture.clone()),
    });
    product_photo::Entity::insert_many(photos).exec_without_returning(&work.tx).await.map(drop)
}

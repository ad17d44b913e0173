//! Proposals: what a moderator looks at before it is shown. Here is what the commands that make and decide them share.

pub mod approve;
pub mod revise;
pub mod send_back;
pub mod take_back;

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::Expr,
};

use crate::{
    entities::{product, product_photo, product_revision},
    infra::{db::Work, pictures},
    kernel::ids::{ProductId, RevisionId},
    market::catalog::{RevisionStatus, content::ProductContent, events::ProductSubmitted},
};

/// A proposal that a moderator decides about, with its product; both are ours until the work ends.
struct Claimed {
    revision: product_revision::Model,
    product: product::Model,
    content: ProductContent,
}

/// Lets checked content wait for a moderator, in place of an older proposal that still does.
pub(super) async fn submit(work: &Work, product: ProductId, content: &ProductContent) -> Result<RevisionId, DbErr> {
    let row = product::Entity::find_by_id(product).one(&work.tx).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound(format!("product {}", product.0)))?;
    product_revision::Entity::update_many()
        .col_expr(product_revision::Column::Status, Expr::value(RevisionStatus::Replaced))
        .col_expr(product_revision::Column::DecidedAt, Expr::value(work.now))
        .filter(product_revision::Column::ProductId.eq(product))
        .filter(product_revision::Column::Status.eq(RevisionStatus::Pending))
        .exec(&work.tx)
        .await?;
    let revision = product_revision::ActiveModel {
        id: NotSet,
        product_id: Set(product),
        body: Set(serde_json::to_value(content).map_err(|e| DbErr::Custom(e.to_string()))?),
        status: Set(RevisionStatus::Pending),
        submitted_by: Set(work.actor.account()),
        submitted_at: Set(work.now),
        decided_at: Set(None),
        reason: Set(None),
        words: Set(None),
    };
    let revision = revision.insert(&work.tx).await?.id;
    pictures::mark_used(work, &content.photos).await?;
    let event = ProductSubmitted { product_id: product, revision_id: revision, shop_id: row.shop_id };
    work.record(&event).await?;
    Ok(revision)
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

/// The product first, as every command locks it, then the proposal.
async fn claim(work: &Work, id: RevisionId) -> Result<Option<Claimed>, DbErr> {
    let of_product: Option<ProductId> = product_revision::Entity::find_by_id(id)
        .select_only()
        .column(product_revision::Column::ProductId)
        .into_tuple()
        .one(&work.tx)
        .await?;
    let Some(of_product) = of_product else { return Ok(None) };
    let product = claim_product(work, of_product).await?;
    let revision = product_revision::Entity::find_by_id(id).one(&work.tx).await?;
    let (Some(product), Some(revision)) = (product, revision) else { return Ok(None) };
    let content = body(&revision)?;
    Ok(Some(Claimed { revision, product, content }))
}

pub(super) async fn claim_product(work: &Work, id: ProductId) -> Result<Option<product::Model>, DbErr> {
    product::Entity::find_by_id(id).lock_exclusive().one(&work.tx).await
}

/// Writes the end of a proposal.
async fn decide(work: &Work, revision: product_revision::Model, status: RevisionStatus) -> Result<(), DbErr> {
    let mut row = revision.into_active_model();
    row.status = Set(status);
    row.decided_at = Set(Some(work.now));
    row.update(&work.tx).await.map(drop)
}

/// What a proposal says.
pub(super) fn body(revision: &product_revision::Model) -> Result<ProductContent, DbErr> {
    serde_json::from_value(revision.body.clone()).map_err(|e| DbErr::Json(e.to_string()))
}

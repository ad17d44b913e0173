//! Reads of single products. A seller's look-up goes through her shop: another's product is not there.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Query,
};

use super::content::ProductContent;
use crate::{
    entities::{product, product_photo, variant},
    infra::db::Work,
    kernel::ids::{ProductId, ShopId},
    market::{
        claimed::Claimed,
        revisions::{self, Revision, RevisionStatus},
        shops::in_shop::InShop,
    },
};

/// Words and photos that were proposed once.
pub type Proposal = Revision<ProductContent>;

/// The product of that code, if the shop has it.
pub async fn in_shop(db: &impl ConnectionTrait, shop: ShopId, code: &str) -> Result<Option<ProductId>, DbErr> {
    product::Entity::find()
        .select_only()
        .column(product::Column::Id)
        .filter(product::Column::ShopId.eq(shop))
        .filter(product::Column::Code.eq(code))
        .into_tuple()
        .one(db)
        .await
}

/// A product, to be changed.
pub type ClaimedProduct<'w> = Claimed<'w, product::Model>;
/// A variant, to be changed.
pub type ClaimedVariant<'w> = Claimed<'w, variant::Model>;

/// The product of that code, if the shop has it, to change it.
pub async fn claim_product<'w>(shop: &InShop<'w>, code: &str) -> Result<Option<ClaimedProduct<'w>>, DbErr> {
    let own = product::Entity::find().filter(product::Column::ShopId.eq(shop.shop()));
    Claimed::one(shop.work(), own.filter(product::Column::Code.eq(code))).await
}

/// The product of that code, whosever it is, to change it: who asks has looked whether it is hers to.
pub async fn claim_by_code<'w>(work: &'w Work, code: &str) -> Result<Option<ClaimedProduct<'w>>, DbErr> {
    Claimed::one(work, product::Entity::find().filter(product::Column::Code.eq(code))).await
}

/// The variant of that code, if the shop offers it, to change it.
pub async fn claim_variant<'w>(shop: &InShop<'w>, code: &str) -> Result<Option<ClaimedVariant<'w>>, DbErr> {
    let own = Query::select()
        .column(product::Column::Id)
        .from(product::Entity)
        .and_where(product::Column::ShopId.eq(shop.shop()))
        .to_owned();
    let offered = variant::Entity::find()
        .filter(variant::Column::Code.eq(code))
        .filter(variant::Column::Offered.eq(true))
        .filter(variant::Column::ProductId.in_subquery(own));
    Claimed::one(shop.work(), offered).await
}

/// The product's own words and photos: approved, or first proposed.
pub async fn content(db: &impl ConnectionTrait, id: ProductId) -> Result<Option<ProductContent>, DbErr> {
    let Some(row) = product::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let photos: Vec<String> = product_photo::Entity::find()
        .select_only()
        .column(product_photo::Column::Picture)
        .filter(product_photo::Column::ProductId.eq(id))
        .order_by_asc(product_photo::Column::Position)
        .into_tuple()
        .all(db)
        .await?;
    Ok(Some(ProductContent {
        name: row.name,
        set_no: row.set_no,
        description: row.description,
        photos,
        season_months: row.season_months,
    }))
}

/// The newest proposal that was not replaced or withdrawn.
pub async fn latest(db: &impl ConnectionTrait, product: ProductId) -> Result<Option<Proposal>, DbErr> {
    revisions::find::latest(db, product).await
}

/// What its seller has written last, where she goes on writing: what waits or was sent back, else what is shown.
pub async fn newest(db: &impl ConnectionTrait, product: ProductId) -> Result<Option<ProductContent>, DbErr> {
    let proposal = latest(db, product).await?.filter(|proposal| proposal.status != RevisionStatus::Approved);
    match proposal {
        Some(proposal) => Ok(Some(proposal.content)),
        None => content(db, product).await,
    }
}

/// Photos that the product shows, or that were ever proposed for it.
pub async fn photos(db: &impl ConnectionTrait, product: ProductId) -> Result<Vec<String>, DbErr> {
    let shown = content(db, product).await?.map(|content| content.photos).unwrap_or_default();
    let proposed = revisions::find::photos::<ProductContent>(db, product).await?;
    Ok(shown.into_iter().chain(proposed).collect())
}

/// The product of that id, wherever its shop is.
pub(in crate::market) async fn claim(work: &Work, id: ProductId) -> Result<Option<ClaimedProduct<'_>>, DbErr> {
    Claimed::one(work, product::Entity::find_by_id(id)).await
}

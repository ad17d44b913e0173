//! A seller offers one more way to buy a product.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::{MOST_VARIANTS, NewVariant, VariantError};
use crate::{
    entities::{product, variant},
    infra::db::Work,
    kernel::ids::{ProductId, VariantId},
    market::catalog::{derive, events::VariantAdded},
};

/// Why a variant is not added. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum AddVariantError {
    /// Such a product is not there.
    #[error("no such product")]
    NotFound,
    /// Something about it is out of bounds.
    #[error(transparent)]
    Variant(#[from] VariantError),
    /// Twelve are offered already.
    #[error("the product has too many variants")]
    TooMany,
    /// One is sold in the same measure.
    #[error("the product has a variant of that measure")]
    SameMeasure,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Adds it after the others.
pub async fn add(work: &Work, product: ProductId, new: NewVariant) -> Result<VariantId, AddVariantError> {
    super::check(&new)?;
    product::Entity::find_by_id(product).lock_exclusive().one(&work.tx).await?.ok_or(AddVariantError::NotFound)?;
    let of_product = variant::Entity::find().filter(variant::Column::ProductId.eq(product));
    let offered = of_product.clone().filter(variant::Column::Offered.eq(true)).all(&work.tx).await?;
    if offered.len() >= MOST_VARIANTS {
        return Err(AddVariantError::TooMany);
    }
    if offered.iter().any(|row| row.measure.to_lowercase() == new.measure.trim().to_lowercase()) {
        return Err(AddVariantError::SameMeasure);
    }
    let position = usize::try_from(of_product.count(&work.tx).await?).unwrap_or(usize::MAX);
    let variant_id = super::insert(work, product, position, new).await?;
    derive::refresh_offer(work, product).await?;
    work.record(&VariantAdded { product_id: product, variant_id }).await?;
    Ok(variant_id)
}

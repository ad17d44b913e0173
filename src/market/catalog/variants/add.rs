//! A seller offers one more way to buy a product.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{MOST_VARIANTS, NewVariant, VariantError};
use crate::{
    entities::{product, variant},
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::VariantId,
    market::{
        catalog::{derive, events::VariantAdded},
        claimed::Claimed,
    },
};

/// Why a variant is not added. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum AddVariantError {
    /// Something about it is out of bounds.
    #[error(transparent)]
    Variant(#[from] VariantError),
    /// Twelve are offered already.
    #[error("the product has too many variants")]
    TooMany,
    /// One is sold in the same measure.
    #[error("the product has a variant of that measure")]
    SameMeasure,
}

/// Adds it after the others.
pub async fn add(
    work: &Work,
    product: Claimed<'_, product::Model>,
    new: NewVariant,
) -> Result<VariantId, Refused<AddVariantError>> {
    super::check(&new).map_err(Refused::because)?;
    let product = product.id;
    let of_product = variant::Entity::find().filter(variant::Column::ProductId.eq(product));
    let offered = of_product.clone().filter(variant::Column::Offered.eq(true)).all(&work.tx).await?;
    if offered.len() >= MOST_VARIANTS {
        return no(AddVariantError::TooMany);
    }
    if offered.iter().any(|row| row.measure.to_lowercase() == new.measure.trim().to_lowercase()) {
        return no(AddVariantError::SameMeasure);
    }
    let position = usize::try_from(of_product.count(&work.tx).await?).unwrap_or(usize::MAX);
    let variant_id = super::insert(work, product, position, new).await?;
    derive::refresh_offer(work, product).await?;
    work.record(&VariantAdded { product_id: product, variant_id })?;
    Ok(variant_id)
}

//! A seller offers one more way to buy a product.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    MOST_VARIANTS, NewVariant, VariantError,
    measured::{self, Measured},
};
use crate::{
    entities::{product, variant},
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{ids::VariantId, measure},
    market::{
        catalog::{derive, events::VariantAdded},
        claimed::Claimed,
        revisions::propose::propose,
    },
};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// The row.
    pub variant: VariantId,
    /// A moderator reads its measure first: until then nobody can buy it.
    pub waits: bool,
}

/// Why a variant is not added. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum AddVariantError {
    /// Something about it is out of bounds.
    #[error(transparent)]
    Variant(#[from] VariantError),
    /// Twelve are offered already, or wait to be.
    #[error("the product has too many variants")]
    TooMany,
    /// One is sold in the same measure, or waits to be.
    #[error("the product has a variant of that measure")]
    SameMeasure,
}

/// Adds it after the others. In a measure of its own words it waits for a moderator.
pub async fn add(
    work: &Work,
    product: Claimed<'_, product::Model>,
    new: NewVariant,
) -> Result<Added, Refused<AddVariantError>> {
    super::check(&new).map_err(Refused::because)?;
    let product = product.id;
    let of_product = variant::Entity::find().filter(variant::Column::ProductId.eq(product));
    let offered = of_product.clone().filter(variant::Column::Offered.eq(true)).all(&work.tx).await?;
    let waiting = measured::not_yet(&work.tx, product, work.now).await?;
    if offered.len() + waiting.len() >= MOST_VARIANTS {
        return no(AddVariantError::TooMany);
    }
    let mut measures = offered.iter().map(|row| &row.measure).chain(waiting.iter().map(|row| &row.measure));
    if measures.any(|measure| super::are_alike(measure, &new.measure)) {
        return no(AddVariantError::SameMeasure);
    }
    let content = Measured { measure: super::spelled(&new.measure) };
    let waits = measure::listed(&content.measure).is_none();
    let position = usize::try_from(of_product.count(&work.tx).await?).unwrap_or(usize::MAX);
    let variant = super::insert(work, product, position, new, !waits).await?;
    if waits {
        propose(work, variant, &content).await?;
    } else {
        derive::refresh_offer(work, product).await?;
        work.record(&VariantAdded { product_id: product, variant_id: variant })?;
    }
    Ok(Added { variant, waits })
}

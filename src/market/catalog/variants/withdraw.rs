//! A seller no longer offers a variant. It stays for the orders that bought it.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use crate::{
    entities::variant,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::{
        catalog::{derive, events::VariantWithdrawn},
        claimed::Claimed,
    },
};

/// Why a variant is not withdrawn. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawVariantError {
    /// A product without any cannot be bought: it is paused instead.
    #[error("it is the only variant of its product")]
    LastOne,
}

/// Takes it off; nobody can put it into a cart from now on.
pub async fn withdraw(work: &Work, variant: Claimed<'_, variant::Model>) -> Result<(), Refused<WithdrawVariantError>> {
    let (variant_id, product_id) = (variant.id, variant.product_id);
    let offered = variant::Entity::find()
        .filter(variant::Column::ProductId.eq(product_id))
        .filter(variant::Column::Offered.eq(true))
        .count(&work.tx)
        .await?;
    if offered < 2 {
        return no(WithdrawVariantError::LastOne);
    }
    let mut row = variant.into_row().into_active_model();
    row.offered = Set(false);
    row.update(&work.tx).await?;
    derive::refresh_offer(work, product_id).await?;
    work.record(&VariantWithdrawn { product_id, variant_id })?;
    Ok(())
}

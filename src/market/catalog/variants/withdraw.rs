//! A seller no longer offers a variant. It stays for the orders that bought it.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use super::claim;
use crate::{
    entities::variant,
    infra::db::Work,
    kernel::ids::VariantId,
    market::catalog::{derive, events::VariantWithdrawn},
};

/// Why a variant is not withdrawn. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawVariantError {
    /// Such a variant is not there, or no longer offered.
    #[error("no such variant")]
    NotFound,
    /// A product without any cannot be bought: it is paused instead.
    #[error("it is the only variant of its product")]
    LastOne,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Takes it off; nobody can put it into a cart from now on.
pub async fn withdraw(work: &Work, id: VariantId) -> Result<(), WithdrawVariantError> {
    let row = claim(work, id).await?.filter(|row| row.offered).ok_or(WithdrawVariantError::NotFound)?;
    let product_id = row.product_id;
    let offered = variant::Entity::find()
        .filter(variant::Column::ProductId.eq(product_id))
        .filter(variant::Column::Offered.eq(true))
        .count(&work.tx)
        .await?;
    if offered < 2 {
        return Err(WithdrawVariantError::LastOne);
    }
    let mut row = row.into_active_model();
    row.offered = Set(false);
    row.update(&work.tx).await?;
    derive::refresh_offer(work, product_id).await?;
    work.record(&VariantWithdrawn { product_id, variant_id: id }).await?;
    Ok(())
}

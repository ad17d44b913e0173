//! How many of the OCOP products that the province's registry names today can be bought today.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::ExprTrait};
use serde::Serialize;

use crate::{
    entities::{certificate::Scheme, registry_entry},
    kernel::instant::Instant,
    market::{certificates::conditions::sold, registry::conditions::valid},
};

/// OCOP papers of the registry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Valid today.
    pub valid: i64,
    /// Of these, the ones by which a product is on sale now that bears its stars.
    pub on_sale: i64,
}

/// Counts them as they are at a moment, whatever period is looked at. A paper that no shop claims counts among the valid ones.
pub async fn coverage(db: &impl ConnectionTrait, now: Instant) -> Result<Coverage, DbErr> {
    let counted = registry_entry::Entity::find()
        .select_only()
        .column_as(registry_entry::Column::Id.count(), "valid")
        .expr_as(sold(now.day()).sum().cast_as("BIGINT"), "on_sale")
        .filter(registry_entry::Column::Scheme.eq(Scheme::Ocop))
        .filter(valid(now.day()))
        .into_tuple::<(i64, Option<i64>)>();
    let (valid, on_sale) = counted.one(db).await?.unwrap_or_default();
    Ok(Coverage { valid, on_sale: on_sale.unwrap_or(0) })
}

//! What is in a cart while it is ours.

use sea_orm::DbErr;

use super::{claim, find, holder::Holder};
use crate::{infra::db::Work, kernel::ids::VariantId};

/// Variant and pieces of each line of the holder's cart, which nobody changes until the work ends.
pub async fn inside(work: &Work, holder: &Holder) -> Result<Vec<(VariantId, i64)>, DbErr> {
    let Some(cart) = claim::claim(work, holder).await? else { return Ok(Vec::new()) };
    let rows = find::rows(&work.tx, cart).await?;
    Ok(rows.into_iter().map(|row| (row.variant_id, row.quantity)).collect())
}

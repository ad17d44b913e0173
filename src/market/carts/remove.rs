//! Takes lines out of a cart: by hand, or because they were bought.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{claim, holder::Holder};
use crate::{entities::cart_line, infra::db::Work, kernel::ids::VariantId};

/// Takes them out; what is not in it is no error.
pub async fn remove(work: &Work, holder: &Holder, variants: &[VariantId]) -> Result<(), DbErr> {
    let Some(cart) = claim::claim(work, holder).await? else { return Ok(()) };
    cart_line::Entity::delete_many()
        .filter(cart_line::Column::CartId.eq(cart))
        .filter(cart_line::Column::VariantId.is_in(variants.iter().copied()))
        .exec(&work.tx)
        .await
        .map(drop)
}

/// Takes out pieces that were bought. Pieces that have been put in since stay, and so does a line that holds fewer: it is not the one
/// that was bought.
pub async fn take_out(work: &Work, holder: &Holder, bought: &[(VariantId, i64)]) -> Result<(), DbErr> {
    let Some(cart) = claim::claim(work, holder).await? else { return Ok(()) };
    for (variant, pieces) in bought {
        let Some(line) = claim::line(work, cart, *variant).await? else { continue };
        match line.quantity - pieces {
            0 => remove(work, holder, &[*variant]).await?,
            left if left > 0 => claim::put(work, cart, *variant, left, line.seen_price).await?,
            _ => {}
        }
    }
    Ok(())
}

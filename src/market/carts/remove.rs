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

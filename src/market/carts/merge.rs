//! At sign-in, what the visitor gathered comes into the account's cart.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{claim, find, holder::Holder, policy};
use crate::{
    entities::{cart, cart_line},
    infra::db::Work,
    kernel::ids::{AccountId, CartId},
    market::catalog::offers,
};

/// Adds the quantities, as far as there is stock; lines that no longer fit are left out, and the visitor's cart is gone.
pub async fn merge(work: &Work, visitor: &Holder, account: AccountId) -> Result<(), DbErr> {
    let Some(from) = claim::claim(work, visitor).await? else { return Ok(()) };
    let to = claim::open(work, &Holder::Account(account)).await?;
    if from == to {
        return Ok(());
    }
    let brought = find::rows(&work.tx, from).await?;
    let variants: Vec<_> = brought.iter().map(|line| line.variant_id).collect();
    let offers = offers::offers(&work.tx, &variants).await?;
    let mut room = policy::MOST_LINES.saturating_sub(find::rows(&work.tx, to).await?.len());
    for line in brought {
        let inside = claim::line(work, to, line.variant_id).await?;
        let most = offers.iter().find(|o| o.variant_id == line.variant_id).map_or(0, policy::ceiling);
        let there = inside.as_ref().map_or(0, |line| line.quantity);
        let quantity = (there + line.quantity).min(most.max(there)).max(1);
        if inside.is_none() {
            if room == 0 {
                continue;
            }
            room -= 1;
        }
        claim::put(work, to, line.variant_id, quantity, line.seen_price).await?;
    }
    forget(work, &[from]).await
}

/// Carts and their lines go.
pub(super) async fn forget(work: &Work, carts: &[CartId]) -> Result<(), DbErr> {
    let lines = cart_line::Entity::delete_many().filter(cart_line::Column::CartId.is_in(carts.iter().copied()));
    lines.exec(&work.tx).await?;
    cart::Entity::delete_many().filter(cart::Column::Id.is_in(carts.iter().copied())).exec(&work.tx).await.map(drop)
}

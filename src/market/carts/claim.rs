//! The cart, ours until the work ends: every command begins here, so two presses at once follow one another.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::{find, holder::Holder};
use crate::{
    entities::{cart, cart_line},
    infra::db::Work,
    kernel::{
        ids::{CartId, VariantId},
        money::Money,
    },
};

/// The holder's cart, if there is one.
pub(super) async fn claim(work: &Work, holder: &Holder) -> Result<Option<CartId>, DbErr> {
    Ok(find::select(holder).lock_exclusive().one(&work.tx).await?.map(|cart| cart.id))
}

/// The holder's cart, made if there was none.
pub(super) async fn open(work: &Work, holder: &Holder) -> Result<CartId, DbErr> {
    if let Some(id) = claim(work, holder).await? {
        return Ok(id);
    }
    let (token_hash, account_id) = match holder {
        Holder::Account(account) => (None, Some(*account)),
        Holder::Visitor(hash) => (Some(hash.clone()), None),
    };
    let row = cart::ActiveModel {
        id: NotSet,
        token_hash: Set(token_hash),
        account_id: Set(account_id),
        updated_at: Set(work.now),
    };
    let once = OnConflict::new().do_nothing().to_owned();
    cart::Entity::insert(row).on_conflict(once).exec_without_returning(&work.tx).await?;
    claim(work, holder).await?.ok_or_else(|| DbErr::RecordNotFound("the cart just made".to_owned()))
}

/// One line of a claimed cart.
pub(super) async fn line(work: &Work, cart: CartId, variant: VariantId) -> Result<Option<cart_line::Model>, DbErr> {
    cart_line::Entity::find_by_id((cart, variant)).one(&work.tx).await
}

/// Writes a line of a claimed cart, new or over an older one.
pub(super) async fn put(
    work: &Work,
    cart: CartId,
    variant: VariantId,
    quantity: i64,
    seen_price: Money,
) -> Result<(), DbErr> {
    let row = cart_line::ActiveModel {
        cart_id: Set(cart),
        variant_id: Set(variant),
        quantity: Set(quantity),
        seen_price: Set(seen_price),
        added_at: Set(work.now),
    };
    let newer = OnConflict::columns([cart_line::Column::CartId, cart_line::Column::VariantId])
        .update_columns([cart_line::Column::Quantity, cart_line::Column::SeenPrice])
        .to_owned();
    cart_line::Entity::insert(row).on_conflict(newer).exec_without_returning(&work.tx).await?;
    touch(work, cart).await
}

async fn touch(work: &Work, cart: CartId) -> Result<(), DbErr> {
    cart::Entity::update_many()
        .col_expr(cart::Column::UpdatedAt, Expr::value(work.now.0))
        .filter(cart::Column::Id.eq(cart))
        .exec(&work.tx)
        .await
        .map(drop)
}

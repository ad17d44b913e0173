//! A shop is called by its owner's number: when that becomes another, so does the shop's, unless it has one of its own by then.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    entities::shop,
    infra::db::Work,
    kernel::{ids::AccountId, phone::Phone},
};

/// Writes it.
pub async fn change_phone(work: &Work, owner: AccountId, from: &Phone, to: &Phone) -> Result<(), DbErr> {
    shop::Entity::update_many()
        .col_expr(shop::Column::Phone, Expr::value(to.clone()))
        .filter(shop::Column::OwnerId.eq(owner))
        .filter(shop::Column::Phone.eq(from.clone()))
        .exec(&work.tx)
        .await
        .map(drop)
}

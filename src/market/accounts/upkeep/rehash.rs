//! A password that was just found right is kept at today's cost. It is the same password: nobody is signed out, and nothing is told.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{entities::account, infra::db::Work, kernel::ids::AccountId};

/// Keeps the new hash in the place of the one that the password was compared with; where that has changed meanwhile, nothing.
pub async fn rehash(work: &Work, account_id: AccountId, compared_with: &str, hash: String) -> Result<(), DbErr> {
    account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash))
        .filter(account::Column::Id.eq(account_id))
        .filter(account::Column::PasswordHash.eq(compared_with))
        .exec(&work.tx)
        .await
        .map(drop)
}

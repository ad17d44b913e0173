//! An operator ends every session of somebody: her phone was stolen, or she has left. The password stays.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

use super::super::events::SessionsEnded;
use crate::{
    entities::account,
    infra::{db::Work, sessions},
    kernel::ids::AccountId,
};

/// Ends them. The epoch is counted up too, so that whoever is just coming in with the one of before finds her session over.
pub async fn end_sessions(work: &Work, account_id: AccountId) -> Result<(), DbErr> {
    sessions::end_all(work, account_id).await?;
    account::Entity::update_many()
        .col_expr(account::Column::SessionEpoch, Expr::col(account::Column::SessionEpoch).add(1))
        .filter(account::Column::Id.eq(account_id))
        .exec(&work.tx)
        .await?;
    work.record(&SessionsEnded { account_id })
}

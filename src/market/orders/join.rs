//! Purchases made as a guest come into the account whose number they were made with. The account's number was proved by a
//! texted code, so nobody gets another's purchases by typing a number.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

use super::{events::PurchasesJoined, find::purchases};
use crate::{
    entities::{order, purchase},
    infra::db::Work,
    kernel::ids::AccountId,
    market::accounts::find::Person,
};

/// Joins them all; tells how many there were.
pub async fn join(work: &Work, person: &Person) -> Result<usize, DbErr> {
    let found = purchases::guests(&person.phone).order_by_asc(purchase::Column::Id).lock_exclusive();
    let ids: Vec<_> = found.all(&work.tx).await?.into_iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(0);
    }
    let buyer = Expr::value(Some(person.id.0));
    purchase::Entity::update_many()
        .col_expr(purchase::Column::BuyerId, buyer.clone())
        .filter(purchase::Column::Id.is_in(ids.iter().copied()))
        .exec(&work.tx)
        .await?;
    order::Entity::update_many()
        .col_expr(order::Column::BuyerId, buyer)
        .filter(order::Column::PurchaseId.is_in(ids.iter().copied()))
        .exec(&work.tx)
        .await?;
    let count = ids.len();
    let account_id: AccountId = person.id;
    work.record(&PurchasesJoined { account_id, purchases: ids })?;
    Ok(count)
}

//! What a shop looks for among its orders that have ended: a code, a number, or a buyer's name.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait,
    Select,
    sea_query::{Expr, ExprTrait},
};

use super::{
    in_shop::{self, ShopOrder},
    purchases,
};
use crate::{
    entities::{order, purchase},
    infra::db::among,
    kernel::{
        fold::fold,
        ids::{OrderId, ShopId},
        phone::Phone,
        typed::code,
    },
    market::orders::status::List,
};

/// Names are looked for among so many of the newest of each way to end: a search costs the same however long a shop has sold.
const LOOKED_AT: u64 = 300;
/// Orders found.
pub const MOST: u64 = 40;

/// The shop's ended orders of that code, in whatever it was pasted, of that number, or of buyers who are called so; the newest first.
/// Whoever shows them asks first of whom the shop still knows that (`reports/find/recipient.rs`).
pub(in crate::market) async fn searched(
    db: &impl ConnectionTrait,
    shop: ShopId,
    typed: &str,
) -> Result<Vec<ShopOrder>, DbErr> {
    let code = order::Column::Code.eq(code::read(typed));
    let of_number = |phone: &Phone| order::Column::PurchaseId.in_subquery(purchases::with_number(phone));
    let which = match Phone::parse(typed) {
        Some(phone) => Condition::any().add(code).add(of_number(&phone)),
        None => Condition::any().add(code).add_option(among(order::Column::Id, called(db, shop, typed).await?)),
    };
    let own = order::Entity::find().filter(order::Column::ShopId.eq(shop));
    let ended = own.filter(in_shop::any_of(|list| list == List::Ended)).filter(which);
    let rows = in_shop::in_order(ended).limit(MOST).into_partial_model().all(db).await?;
    in_shop::with_lines(db, rows).await
}

/// Orders of buyers whose name has these words in it, with or without tones.
async fn called(db: &impl ConnectionTrait, shop: ShopId, typed: &str) -> Result<Vec<OrderId>, DbErr> {
    let wanted = fold(typed);
    let Some(newest) = in_shop::newest_ended(shop, LOOKED_AT).filter(|_| !wanted.is_empty()) else {
        return Ok(Vec::new());
    };
    let same = Expr::col(("newest", "id")).equals((order::Entity, order::Column::Id));
    let purchases =
        order::Entity::belongs_to(purchase::Entity).from(order::Column::PurchaseId).to(purchase::Column::Id).into();
    let mut rows: Select<order::Entity> = order::Entity::find()
        .select_only()
        .column(order::Column::Id)
        .column(purchase::Column::Name)
        .join(JoinType::InnerJoin, purchases);
    QueryTrait::query(&mut rows).join_subquery(JoinType::InnerJoin, newest, "newest", same);
    let rows: Vec<(OrderId, String)> = in_shop::in_order(rows).into_tuple().all(db).await?;
    let named = rows.into_iter().filter(|(_, name)| fold(name).contains(&wanted));
    Ok(named.map(|(id, _)| id).take(usize::try_from(MOST).unwrap_or(usize::MAX)).collect())
}

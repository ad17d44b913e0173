//! Reads of purchases with their orders and lines. Who may see one is the page's question; each look-up says whose it is.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Query, SelectStatement},
};

use super::bought::{ByForm, Order, OrderLine, Purchase};
use crate::{
    entities::{order, order_line, purchase},
    kernel::{
        ids::{AccountId, OrderId, PurchaseId, VariantId},
        paging::{PageOf, Paging},
        phone::Phone,
    },
};

/// The purchase that a form's key placed.
pub async fn by_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<ByForm>, DbErr> {
    purchase::Entity::find().filter(purchase::Column::CheckoutKey.eq(key)).into_partial_model().one(db).await
}

/// By its code.
pub async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Purchase>, DbErr> {
    purchase::Entity::find().filter(purchase::Column::Code.eq(code)).into_partial_model().one(db).await
}

/// By its id.
pub async fn by_id(db: &impl ConnectionTrait, id: PurchaseId) -> Result<Option<Purchase>, DbErr> {
    purchase::Entity::find_by_id(id).into_partial_model().one(db).await
}

/// The purchase that an order of that code belongs to.
pub async fn of_order(db: &impl ConnectionTrait, code: &str) -> Result<Option<Purchase>, DbErr> {
    let Some(order) = order::Entity::find().filter(order::Column::Code.eq(code)).one(db).await? else {
        return Ok(None);
    };
    by_id(db, order.purchase_id).await
}

/// The order of that code, if its purchase was placed with that number. One question, whatever is wrong of the two.
pub async fn order_with(db: &impl ConnectionTrait, code: &str, phone: &Phone) -> Result<Option<Order>, DbErr> {
    let placed_with = with_number(phone);
    let order = order::Entity::find().filter(order::Column::Code.eq(code));
    order.filter(order::Column::PurchaseId.in_subquery(placed_with)).into_partial_model().one(db).await
}

/// The purchase placed with that number whose own code it is, or that of one of its orders.
pub async fn with_code(db: &impl ConnectionTrait, code: &str, phone: &Phone) -> Result<Option<Purchase>, DbErr> {
    let part = Query::select()
        .column(order::Column::PurchaseId)
        .from(order::Entity)
        .and_where(order::Column::Code.eq(code))
        .to_owned();
    let either = Condition::any().add(purchase::Column::Code.eq(code)).add(purchase::Column::Id.in_subquery(part));
    purchase::Entity::find()
        .filter(purchase::Column::Phone.eq(phone.as_str()))
        .filter(either)
        .into_partial_model()
        .one(db)
        .await
}

pub(super) fn with_number(phone: &Phone) -> SelectStatement {
    Query::select()
        .column(purchase::Column::Id)
        .from(purchase::Entity)
        .and_where(purchase::Column::Phone.eq(phone.as_str()))
        .to_owned()
}

/// An order by its id.
pub async fn order(db: &impl ConnectionTrait, id: OrderId) -> Result<Option<Order>, DbErr> {
    order::Entity::find_by_id(id).into_partial_model().one(db).await
}

/// Its orders, as they were placed.
pub async fn orders(db: &impl ConnectionTrait, purchases: &[PurchaseId]) -> Result<Vec<Order>, DbErr> {
    order::Entity::find()
        .filter(order::Column::PurchaseId.is_in(purchases.iter().copied()))
        .order_by_asc(order::Column::Id)
        .into_partial_model()
        .all(db)
        .await
}

/// The variants that a purchase was of, how many pieces of each, and what it was called, as they were put into it.
pub async fn bought(db: &impl ConnectionTrait, purchase: PurchaseId) -> Result<Vec<(VariantId, i64, String)>, DbErr> {
    let own = Query::select()
        .column(order::Column::Id)
        .from(order::Entity)
        .and_where(order::Column::PurchaseId.eq(purchase))
        .to_owned();
    order_line::Entity::find()
        .select_only()
        .columns([order_line::Column::VariantId, order_line::Column::Quantity, order_line::Column::Name])
        .filter(order_line::Column::OrderId.in_subquery(own))
        .order_by_asc(order_line::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Their lines, as they were written.
pub async fn lines(db: &impl ConnectionTrait, orders: &[OrderId]) -> Result<Vec<OrderLine>, DbErr> {
    order_line::Entity::find()
        .filter(order_line::Column::OrderId.is_in(orders.iter().copied()))
        .order_by_asc(order_line::Column::Id)
        .into_partial_model()
        .all(db)
        .await
}

/// A buyer's purchases, the newest first.
pub async fn of_buyer(db: &impl ConnectionTrait, buyer: AccountId, paging: Paging) -> Result<PageOf<Purchase>, DbErr> {
    let all = purchase::Entity::find().filter(purchase::Column::BuyerId.eq(buyer));
    let total = all.clone().count(db).await?;
    let rows = all
        .order_by_desc(purchase::Column::PlacedAt)
        .order_by_desc(purchase::Column::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .into_partial_model()
        .all(db)
        .await?;
    Ok(PageOf::new(rows, paging, total))
}

/// How many purchases were made as a guest with this number.
pub async fn count_of_guest(db: &impl ConnectionTrait, phone: &Phone) -> Result<u64, DbErr> {
    guests(phone).count(db).await
}

pub(in crate::market::orders) fn guests(phone: &Phone) -> sea_orm::Select<purchase::Entity> {
    purchase::Entity::find()
        .filter(purchase::Column::Phone.eq(phone.as_str()))
        .filter(purchase::Column::BuyerId.is_null())
}

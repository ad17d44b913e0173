//! A shop's orders as its members see them: what waits, what is under way, what is done.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, Query, SelectStatement, UnionType},
};

use super::{
    bought::{Order, OrderLine, Purchase},
    purchases,
};
use crate::{
    entities::{order, purchase},
    kernel::{
        ids::{PurchaseId, ShopId},
        instant::Instant,
        money::Money,
        paging::{PageOf, Paging},
    },
    market::{
        orders::{
            Party, Status,
            policy::RETRACTED_WITHIN,
            status::{self, List},
        },
        sales,
    },
};

/// An order with its lines and the purchase that it is a part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopOrder {
    /// Itself.
    pub order: Order,
    /// What was bought.
    pub lines: Vec<OrderLine>,
    /// Who bought it, and where it goes: as long as the shop may know it (`reports/find/recipient.rs`).
    pub(in crate::market) purchase: Purchase,
    /// What its goods have brought, if they were sold.
    pub received: Option<Money>,
}

/// So many open orders on one page; a shop with more answers the oldest first.
const MOST: u64 = 100;

/// How many wait for an answer.
pub async fn waiting(db: &impl ConnectionTrait, shop: ShopId) -> Result<u64, DbErr> {
    let own = order::Entity::find().filter(order::Column::ShopId.eq(shop));
    own.filter(any_of(|list| list == List::Waiting)).count(db).await
}

/// What waits for an answer, then what is under way; the oldest first.
pub async fn open(db: &impl ConnectionTrait, shop: ShopId) -> Result<Vec<ShopOrder>, DbErr> {
    let mut rows: Vec<Order> = order::Entity::find()
        .filter(order::Column::ShopId.eq(shop))
        .filter(any_of(|list| list != List::Ended))
        .order_by_asc(order::Column::PlacedAt)
        .order_by_asc(order::Column::Id)
        .limit(MOST)
        .into_partial_model()
        .all(db)
        .await?;
    rows.sort_by_key(|order| status::standing(order.status).list != List::Waiting);
    with_lines(db, rows).await
}

/// What the shop has said to be delivered so lately that it may still take it back; the newest first.
pub async fn just_delivered(db: &impl ConnectionTrait, shop: ShopId, now: Instant) -> Result<Vec<ShopOrder>, DbErr> {
    let rows = order::Entity::find()
        .filter(order::Column::ShopId.eq(shop))
        .filter(one_of(status::just_delivered()))
        .filter(order::Column::DeliveredAt.gt(now.before(RETRACTED_WITHIN)))
        .filter(order::Column::DeliveredBy.eq(Party::Seller))
        .filter(order::Column::NotArrivedAt.is_null())
        .order_by_desc(order::Column::DeliveredAt)
        .order_by_desc(order::Column::Id)
        .limit(MOST)
        .into_partial_model()
        .all(db)
        .await?;
    with_lines(db, rows).await
}

/// What the shop has said to be delivered and its buyer not to have come; the oldest first.
pub async fn troubled(db: &impl ConnectionTrait, shop: ShopId) -> Result<Vec<ShopOrder>, DbErr> {
    let rows = order::Entity::find()
        .filter(order::Column::ShopId.eq(shop))
        .filter(order::Column::NotArrivedAt.is_not_null())
        .order_by_asc(order::Column::NotArrivedAt)
        .order_by_asc(order::Column::Id)
        .limit(MOST)
        .into_partial_model()
        .all(db)
        .await?;
    with_lines(db, rows).await
}

/// What has ended, the newest first.
pub async fn ended(db: &impl ConnectionTrait, shop: ShopId, paging: Paging) -> Result<PageOf<ShopOrder>, DbErr> {
    let all = order::Entity::find().filter(order::Column::ShopId.eq(shop)).filter(any_of(|list| list == List::Ended));
    let total = all.clone().count(db).await?;
    let Some(newest) = newest_ended(shop, paging.offset() + paging.size) else {
        return Ok(PageOf::new(Vec::new(), paging, total));
    };
    let same = Expr::col(("newest", "id")).equals((order::Entity, order::Column::Id));
    let mut rows = order::Entity::find();
    QueryTrait::query(&mut rows).join_subquery(JoinType::InnerJoin, newest, "newest", same);
    let rows = in_order(rows).offset(paging.offset()).limit(paging.size).into_partial_model().all(db).await?;
    Ok(PageOf::new(with_lines(db, rows).await?, paging, total))
}

/// Ids of the newest of each status, as many as may be shown: the index has each of them in this order, but not all together, and
/// whoever has sold for years has thousands.
pub(super) fn newest_ended(shop: ShopId, most: u64) -> Option<SelectStatement> {
    let of_one = |status| {
        let own = order::Entity::find().filter(order::Column::ShopId.eq(shop)).filter(order::Column::Status.eq(status));
        let ids = in_order(own.select_only().column(order::Column::Id)).limit(most).into_query();
        Query::select().column("id").from_subquery(ids, "one").to_owned()
    };
    let each = status::those(|standing| standing.list == List::Ended).into_iter().map(of_one);
    each.reduce(|mut all, one| all.union(UnionType::All, one).take())
}

pub(super) fn in_order(orders: Select<order::Entity>) -> Select<order::Entity> {
    orders.order_by_desc(order::Column::PlacedAt).order_by_desc(order::Column::Id)
}

/// One of the shop's own orders.
pub async fn by_code(db: &impl ConnectionTrait, shop: ShopId, code: &str) -> Result<Option<ShopOrder>, DbErr> {
    let Some(row) = super::of_shop(db, shop, code).await? else { return Ok(None) };
    Ok(with_lines(db, vec![row]).await?.pop())
}

pub(super) fn any_of(wanted: impl Fn(List) -> bool) -> Condition {
    one_of(status::those(|standing| wanted(standing.list)))
}

fn one_of(statuses: Vec<Status>) -> Condition {
    statuses.into_iter().fold(Condition::any(), |any, status| any.add(order::Column::Status.eq(status)))
}

pub(super) async fn with_lines(db: &impl ConnectionTrait, rows: Vec<Order>) -> Result<Vec<ShopOrder>, DbErr> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let orders: Vec<_> = rows.iter().map(|order| order.id).collect();
    let lines = purchases::lines(db, &orders).await?;
    let received = sales::find::of_orders(db, &orders).await?;
    let purchases: Vec<_> = rows.iter().map(|order| order.purchase_id).collect();
    let found: Vec<Purchase> =
        purchase::Entity::find().filter(purchase::Column::Id.is_in(purchases)).into_partial_model().all(db).await?;
    let purchases: HashMap<PurchaseId, Purchase> = found.into_iter().map(|row| (row.id, row)).collect();
    let whole = rows.into_iter().filter_map(|order| {
        let purchase = purchases.get(&order.purchase_id)?.clone();
        let lines = lines.iter().filter(|line| line.order_id == order.id).cloned().collect();
        let received = received.get(&order.id).copied();
        Some(ShopOrder { order, lines, purchase, received })
    });
    Ok(whole.collect())
}

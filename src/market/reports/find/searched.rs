//! Orders and reports that a moderator seeks by code or number. Of a buyer nothing is told here.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    Select, sea_query::ExprTrait,
};

use super::super::{ReportAbout, ReportKind, ReportReason};
use crate::{
    entities::{order, purchase, report, shop},
    infra::db::among,
    kernel::{
        ids::{OrderId, PurchaseId},
        instant::Instant,
        phone::Phone,
        typed::code,
    },
    market::{
        moderation::{reach::Reach, search::MOST},
        orders::{Status, find::bought::Order},
        places::provinces::full_name,
    },
};

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundOrder {
    /// It.
    pub id: OrderId,
    /// In staff's addresses.
    pub code: String,
    /// Whose.
    pub shop_name: String,
    /// `Xã Mèo Vạc`.
    pub place: &'static str,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub placed_at: Instant,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundReport {
    /// In staff's addresses.
    pub code: String,
    /// What kind of report.
    pub kind: ReportKind,
    /// About what.
    pub title: String,
    /// Why.
    pub reason: ReportReason,
    /// Whose.
    pub shop_name: String,
    /// It has not ended.
    pub waits: bool,
}

/// Orders within reach of that code, or of the purchase of that code, or placed with that number; the newest first, one more than are told.
pub async fn orders(db: &impl ConnectionTrait, reach: &Reach, typed: &str) -> Result<Vec<FoundOrder>, DbErr> {
    let bought = purchase::Entity::find().select_only().column(purchase::Column::Id);
    let of = match Phone::parse(typed) {
        Some(phone) => purchase::Column::Phone.eq(phone),
        None => purchase::Column::Code.eq(code::read(typed)),
    };
    // Purchases first, and by themselves: with a question inside an OR PostgreSQL reads every order.
    let newest = bought.filter(of).order_by_desc(purchase::Column::Id).limit(MOST as u64 + 1);
    let bought: Vec<PurchaseId> = newest.into_tuple().all(db).await?;
    let of_code = Condition::any().add(order::Column::Code.eq(code::read(typed)));
    let any = of_code.add_option(among(order::Column::PurchaseId, bought));
    let rows = within(reach).filter(any).order_by_desc(order::Column::Id).limit(MOST as u64 + 1);
    let found = |(row, shop): (order::Model, Option<shop::Model>)| {
        let shop = shop?;
        Some(FoundOrder {
            id: row.id,
            code: row.code,
            place: full_name(&shop.unit_code),
            shop_name: shop.name,
            status: row.status,
            placed_at: row.placed_at,
        })
    };
    let rows = rows.select_also(shop::Entity).all(db).await?;
    Ok(rows.into_iter().filter_map(found).collect())
}

/// Reports within reach of that code, and those about these orders; the newest first, one more than are told.
pub async fn reports(
    db: &impl ConnectionTrait,
    reach: &Reach,
    typed: &str,
    orders: &[OrderId],
) -> Result<Vec<FoundReport>, DbErr> {
    let mut any = Condition::any().add(report::Column::Code.eq(code::read(typed)));
    if !orders.is_empty() {
        let of_orders = report::Column::About.eq(ReportAbout::Order);
        any = any.add(of_orders.and(report::Column::AboutId.is_in(orders.iter().map(|order| order.0))));
    }
    let to_shop = report::Entity::belongs_to(shop::Entity).from(report::Column::ShopId).to(shop::Column::Id);
    let rows = report::Entity::find()
        .join(JoinType::InnerJoin, to_shop.into())
        .filter(reach.on_shops())
        .filter(any)
        .select_also(shop::Entity)
        .order_by_desc(report::Column::Id)
        .limit(MOST as u64 + 1)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(row, shop)| found(row, shop)).collect())
}

/// The order of that code, if its shop is within reach.
pub async fn order(db: &impl ConnectionTrait, reach: &Reach, code: &str) -> Result<Option<Order>, DbErr> {
    within(reach).filter(order::Column::Code.eq(code)).into_partial_model().one(db).await
}

fn within(reach: &Reach) -> Select<order::Entity> {
    let to_shop = order::Entity::belongs_to(shop::Entity).from(order::Column::ShopId).to(shop::Column::Id);
    order::Entity::find().join(JoinType::InnerJoin, to_shop.into()).filter(reach.on_shops())
}

fn found(row: report::Model, shop: Option<shop::Model>) -> FoundReport {
    FoundReport {
        code: row.code,
        kind: row.kind,
        title: row.title,
        reason: row.reason,
        shop_name: shop.map(|shop| shop.name).unwrap_or_default(),
        waits: row.ended_at.is_none(),
    }
}

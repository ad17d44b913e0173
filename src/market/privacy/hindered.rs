//! What somebody ends first: nobody takes herself out of something that others wait for.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{ExprTrait, IntoCondition},
};

use super::whose::{self, Whose};
use crate::{
    entities::{order, report, role, shop},
    kernel::ids::AccountId,
    market::{
        orders::status::{self, List},
        reports::ReportAbout,
        shops::Status,
    },
};

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// An order of that code that she has bought has not come to its end.
    Order(String),
    /// One that she has sold.
    Sale(String),
    /// A report of hers, of that code, waits for its decision.
    Report(String),
    /// What somebody reports of her shop does. By which code is nobody's business but theirs who made it.
    OnShop,
    /// A shop of that name is not closed.
    Shop(String),
    /// She works for the market.
    Role,
}

/// Everything that does; of each kind one.
pub async fn hindrances(db: &impl ConnectionTrait, whose: &Whose) -> Result<Vec<Hindrance>, DbErr> {
    let mut found = Vec::new();
    let bought = order::Column::PurchaseId.in_subquery(whose::purchases(whose)).into_condition();
    found.extend(open_order(db, bought).await?.map(Hindrance::Order));
    let about = report::Column::About.eq(ReportAbout::Order);
    let mut hers = Condition::any().add(about.and(report::Column::AboutId.in_subquery(whose::orders(whose))));
    let account = match whose {
        Whose::Account { id, .. } => Some(*id),
        _ => None,
    };
    if let Some(account) = account {
        hers = hers.add(report::Column::AccountId.eq(account));
        let sold = order::Column::ShopId.in_subquery(whose::shops(account)).into_condition();
        found.extend(open_order(db, sold).await?.map(Hindrance::Sale));
    }
    found.extend(open_report(db, hers).await?.map(Hindrance::Report));
    let Some(account) = account else { return Ok(found) };
    let on_shop = report::Column::ShopId.in_subquery(whose::shops(account)).into_condition();
    found.extend(open_report(db, on_shop).await?.map(|_| Hindrance::OnShop));
    found.extend(open_shop(db, account).await?.map(Hindrance::Shop));
    let held = role::Entity::find().filter(role::Column::AccountId.eq(account));
    let held = held.filter(role::Column::RevokedAt.is_null()).one(db).await?;
    found.extend(held.map(|_| Hindrance::Role));
    Ok(found)
}

async fn open_order(db: &impl ConnectionTrait, theirs: Condition) -> Result<Option<String>, DbErr> {
    let under_way = order::Column::Status.is_in(status::those(|standing| standing.list != List::Ended));
    let open = Condition::any().add(under_way).add(order::Column::NotArrivedAt.is_not_null());
    let orders = order::Entity::find().filter(theirs).filter(open).select_only().column(order::Column::Code);
    orders.order_by_asc(order::Column::Id).into_tuple().one(db).await
}

async fn open_report(db: &impl ConnectionTrait, theirs: Condition) -> Result<Option<String>, DbErr> {
    let open = report::Entity::find().filter(theirs).filter(report::Column::EndedAt.is_null());
    open.select_only().column(report::Column::Code).order_by_asc(report::Column::Id).into_tuple().one(db).await
}

async fn open_shop(db: &impl ConnectionTrait, account: AccountId) -> Result<Option<String>, DbErr> {
    let own = shop::Entity::find().filter(shop::Column::OwnerId.eq(account));
    let open = own.filter(shop::Column::Status.is_not_in([Status::Left, Status::Closed, Status::Draft]));
    open.select_only().column(shop::Column::Name).into_tuple().one(db).await
}

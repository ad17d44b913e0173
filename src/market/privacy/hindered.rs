//! What somebody ends first: nobody takes herself out of something that others wait for.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::whose::{self, Whose};
use crate::{
    entities::{order, report, role, shop},
    kernel::ids::AccountId,
    market::{
        orders::status::{self, List},
        shops::Status,
    },
};

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// An order of that code has not come to its end, whether she buys or sells.
    Order(String),
    /// A report of that code waits for its decision.
    Report(String),
    /// A shop of that name is not closed.
    Shop(String),
    /// She works for the market.
    Role,
}

/// Everything that does; of each kind one.
pub async fn hindrances(db: &impl ConnectionTrait, whose: &Whose) -> Result<Vec<Hindrance>, DbErr> {
    let mut found = Vec::new();
    found.extend(open_order(db, whose).await?.map(Hindrance::Order));
    let account = match whose {
        Whose::Account { id, .. } => Some(*id),
        _ => None,
    };
    let reports = report::Column::Id.in_subquery(whose::reports(whose, account));
    let open = report::Entity::find().filter(reports).filter(report::Column::EndedAt.is_null());
    let code: Option<String> = open.select_only().column(report::Column::Code).into_tuple().one(db).await?;
    found.extend(code.map(Hindrance::Report));
    if let Some(account) = account {
        found.extend(open_shop(db, account).await?.map(Hindrance::Shop));
        let held = role::Entity::find().filter(role::Column::AccountId.eq(account));
        let held = held.filter(role::Column::RevokedAt.is_null()).one(db).await?;
        found.extend(held.map(|_| Hindrance::Role));
    }
    Ok(found)
}

async fn open_order(db: &impl ConnectionTrait, whose: &Whose) -> Result<Option<String>, DbErr> {
    let mut theirs = Condition::any().add(order::Column::PurchaseId.in_subquery(whose::purchases(whose)));
    if let Whose::Account { id, .. } = whose {
        theirs = theirs.add(order::Column::ShopId.in_subquery(whose::shops(*id)));
    }
    let under_way = order::Column::Status.is_in(status::those(|standing| standing.list != List::Ended));
    let open = Condition::any().add(under_way).add(order::Column::NotArrivedAt.is_not_null());
    let orders = order::Entity::find().filter(theirs).filter(open).select_only().column(order::Column::Code);
    orders.into_tuple().one(db).await
}

async fn open_shop(db: &impl ConnectionTrait, account: AccountId) -> Result<Option<String>, DbErr> {
    let own = shop::Entity::find().filter(shop::Column::OwnerId.eq(account));
    let open = own.filter(shop::Column::Status.is_not_in([Status::Left, Status::Closed, Status::Draft]));
    open.select_only().column(shop::Column::Name).into_tuple().one(db).await
}

//! Whose an order is, as its shop reads it: while it is under way, as long as its buyer can complain of it, and while a complaint has
//! not ended. Then nobody in the shop reads her name, her number or her street any more.

use std::collections::{BTreeSet, HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use time::Date;

use super::super::{ReportAbout, ReportKind, policy};
use crate::{
    entities::report,
    kernel::{
        ids::{OrderId, ShopId, UnitCode},
        instant::Instant,
        typed::code,
    },
    market::{
        orders::find::{
            bought::{Order, Purchase},
            in_shop::ShopOrder,
            searched,
        },
        periods::{self, Period},
    },
};

/// The buyer of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The shop needs to reach her.
    Known(Purchase),
    /// No more.
    Masked {
        /// `0912 ··· ··8`.
        phone: String,
        /// Where it went.
        unit_code: UnitCode,
    },
}

/// What an order alone says of how long its shop may reach its buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reached {
    /// It is under way.
    Still,
    /// It ended on that day, and its buyer could complain from then on.
    Ended(Date),
    /// It was called off before there was anything to complain of.
    Never,
}

fn reached(order: &Order) -> Reached {
    match policy::ended_at(order) {
        None => Reached::Still,
        Some(_) if !policy::has_begun(order) => Reached::Never,
        Some(at) => Reached::Ended(at.day()),
    }
}

/// The buyer of each of these, in their order.
pub async fn of(db: &impl ConnectionTrait, orders: &[ShopOrder], now: Instant) -> Result<Vec<Recipient>, DbErr> {
    let last = last_days(db, orders).await?;
    let over = |own: &ShopOrder| match reached(&own.order) {
        Reached::Still => false,
        Reached::Ended(day) => last.get(&day).is_none_or(|last| now.day() > *last),
        Reached::Never => true,
    };
    let asked = orders.iter().filter(|own| over(own)).map(|own| own.order.id).collect();
    let open = complained_of(db, asked).await?;
    let recipient = |own: &ShopOrder| {
        let purchase = &own.purchase;
        if over(own) && !open.contains(&own.order.id) {
            Recipient::Masked { phone: purchase.phone.hidden(), unit_code: purchase.unit_code.clone() }
        } else {
            Recipient::Known(purchase.clone())
        }
    };
    Ok(orders.iter().map(recipient).collect())
}

/// What a shop looks for among its ended orders: by code all of them, by name or number those whose buyer it still knows.
pub async fn searched(
    db: &impl ConnectionTrait,
    shop: ShopId,
    typed: &str,
    now: Instant,
) -> Result<Vec<(ShopOrder, Recipient)>, DbErr> {
    let found = searched::searched(db, shop, typed).await?;
    let recipients = of(db, &found, now).await?;
    let coded = code::read(typed);
    let may = |(own, recipient): &(ShopOrder, Recipient)| own.order.code == coded || recipient.is_known();
    Ok(found.into_iter().zip(recipients).filter(may).collect())
}

impl Recipient {
    fn is_known(&self) -> bool {
        matches!(self, Self::Known(_))
    }
}

/// Of each day on which some of them ended: the last on which its buyer can complain.
async fn last_days(db: &impl ConnectionTrait, orders: &[ShopOrder]) -> Result<HashMap<Date, Date>, DbErr> {
    let ended = |own: &ShopOrder| match reached(&own.order) {
        Reached::Ended(day) => Some(day),
        Reached::Still | Reached::Never => None,
    };
    let days: BTreeSet<Date> = orders.iter().filter_map(ended).collect();
    if days.is_empty() {
        return Ok(HashMap::new());
    }
    let history = periods::find::history(db, Period::Complaint).await?;
    Ok(days.into_iter().map(|day| (day, policy::last_day(day, periods::find::held(&history, day)))).collect())
}

/// Those of them with a complaint that has not ended.
async fn complained_of(db: &impl ConnectionTrait, orders: Vec<OrderId>) -> Result<HashSet<OrderId>, DbErr> {
    if orders.is_empty() {
        return Ok(HashSet::new());
    }
    let open = report::Entity::find()
        .select_only()
        .column(report::Column::AboutId)
        .filter(report::Column::AboutId.is_in(orders.iter().map(|order| order.0)))
        .filter(report::Column::About.eq(ReportAbout::Order))
        .filter(report::Column::Kind.eq(ReportKind::Complaint))
        .filter(report::Column::EndedAt.is_null());
    Ok(open.into_tuple::<i64>().all(db).await?.into_iter().map(OrderId).collect())
}

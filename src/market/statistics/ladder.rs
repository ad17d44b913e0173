//! The ladder: account, shop, live, active, each part of the one before. An account is not a shop.
//!
//! - *accounts*: registered on or before the period's last day, whoever they belong to;
//! - *shops*: of these, the ones whose shop a moderator had approved on or before that day;
//! - *live*: of these, the ones with at least one product on sale at the period's last moment (now, while it runs);
//! - *active*: of these, the ones with at least one successful transaction in the period.
//!
//! A shop that sold in the period but has nothing listed at its end (paused after the harvest) is not *active* here, or the steps
//! would not be part of one another; `off_sale` counts those beside the ladder. A household counts at the commune of its
//! approved shop, else at the commune that its account names.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{CaseStatement, Expr, ExprTrait, SelectStatement},
};
use serde::Serialize;

use super::{period::Period, transactions::successful};
use crate::{
    entities::{account, live_interval, order, shop},
    kernel::{ids::UnitCode, instant::Instant},
};

/// Households on each step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ladder {
    /// Registered.
    pub accounts: i64,
    /// With an approved shop.
    pub shops: i64,
    /// With something on sale.
    pub live: i64,
    /// With something on sale, and a successful transaction.
    pub active: i64,
    /// With a successful transaction, and nothing on sale any more. Not a step.
    pub off_sale: i64,
}

impl Ladder {
    /// Both together.
    pub fn plus(self, other: Ladder) -> Ladder {
        Ladder {
            accounts: self.accounts + other.accounts,
            shops: self.shops + other.shops,
            live: self.live + other.live,
            active: self.active + other.active,
            off_sale: self.off_sale + other.off_sale,
        }
    }

    /// All together.
    pub fn sum(ladders: impl IntoIterator<Item = Ladder>) -> Ladder {
        ladders.into_iter().fold(Ladder::default(), Ladder::plus)
    }

    /// Whether each step is part of the one before.
    pub fn is_nested(self) -> bool {
        let shops_with_trade = self.active + self.off_sale;
        self.accounts >= self.shops
            && self.shops >= self.live
            && self.live >= self.active
            && self.active >= 0
            && self.off_sale >= 0
            && self.shops >= shops_with_trade
    }
}

/// Shops of one commune whose owners' accounts name one commune: (shop's, owner's, shops, live, active, sold out).
type Shops = (UnitCode, Option<UnitCode>, i64, i64, i64, i64);

/// The ladder of every commune named by an account or a shop; `None` holds the accounts that name none.
pub async fn by_unit(
    db: &impl ConnectionTrait,
    period: Period,
    now: Instant,
) -> Result<BTreeMap<Option<UnitCode>, Ladder>, DbErr> {
    let accounts = accounts(db, period).await?;
    let shops = shops(db, period, period.last_moment(now)).await?;
    Ok(together(accounts, shops))
}

/// Puts the accounts at their communes, then takes those with a shop to the commune of the shop.
fn together(accounts: Vec<(Option<UnitCode>, i64)>, shops: Vec<Shops>) -> BTreeMap<Option<UnitCode>, Ladder> {
    let mut ladders: BTreeMap<Option<UnitCode>, Ladder> = BTreeMap::new();
    for (home, count) in accounts {
        ladders.entry(home).or_default().accounts += count;
    }
    for (place, home, count, live, active, off_sale) in shops {
        ladders.entry(home).or_default().accounts -= count;
        let here = ladders.entry(Some(place)).or_default();
        *here = here.plus(Ladder { accounts: count, shops: count, live, active, off_sale });
    }
    ladders
}

async fn accounts(db: &impl ConnectionTrait, period: Period) -> Result<Vec<(Option<UnitCode>, i64)>, DbErr> {
    account::Entity::find()
        .select_only()
        .column(account::Column::UnitCode)
        .column_as(Expr::col(sea_orm::sea_query::Asterisk).count(), "accounts")
        .filter(account::Column::CreatedOn.lte(period.to))
        .group_by(account::Column::UnitCode)
        .order_by_asc(account::Column::UnitCode)
        .into_tuple()
        .all(db)
        .await
}

async fn shops(db: &impl ConnectionTrait, period: Period, moment: Instant) -> Result<Vec<Shops>, DbErr> {
    let to_owner = shop::Entity::belongs_to(account::Entity).from(shop::Column::OwnerId).to(account::Column::Id).into();
    let live = || Expr::exists(live_at(moment));
    let sold = || Expr::exists(sold_in(period));
    shop::Entity::find()
        .select_only()
        .column(shop::Column::UnitCode)
        .column_as(account::Column::UnitCode, "home")
        .column_as(shop::Column::Id.count(), "shops")
        .column_as(number_of(live()), "live")
        .column_as(number_of(live().and(sold())), "active")
        .column_as(number_of(live().not().and(sold())), "off_sale")
        .join(JoinType::InnerJoin, to_owner)
        .filter(shop::Column::OpenedOn.lte(period.to))
        .filter(account::Column::CreatedOn.lte(period.to))
        .group_by(shop::Column::UnitCode)
        .group_by(account::Column::UnitCode)
        .order_by_asc(shop::Column::UnitCode)
        .order_by_asc(account::Column::UnitCode)
        .into_tuple()
        .all(db)
        .await
}

/// How many rows of a group a condition holds for.
fn number_of(condition: Expr) -> Expr {
    Expr::expr(CaseStatement::new().case(condition, 1).finally(0)).sum().cast_as("BIGINT")
}

/// A product of the shop was on sale at that moment.
fn live_at(moment: Instant) -> SelectStatement {
    let not_over =
        Condition::any().add(live_interval::Column::LiveTo.is_null()).add(live_interval::Column::LiveTo.gt(moment));
    live_interval::Entity::find()
        .select_only()
        .column(live_interval::Column::Id)
        .filter(of_shop(live_interval::Column::ShopId))
        .filter(live_interval::Column::LiveFrom.lte(moment))
        .filter(not_over)
        .into_query()
}

/// The shop had a successful transaction in the period.
fn sold_in(period: Period) -> SelectStatement {
    order::Entity::find()
        .select_only()
        .column(order::Column::Id)
        .filter(of_shop(order::Column::ShopId))
        .filter(successful(period))
        .into_query()
}

fn of_shop(column: impl ColumnTrait) -> Expr {
    column.into_expr().eq(Expr::col((shop::Entity, shop::Column::Id)))
}

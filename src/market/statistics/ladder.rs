//! The ladder: account, shop, live, active, each part of the one before. An account is not a shop.
//!
//! - *accounts*: registered on or before the period's last day, whoever they belong to;
//! - *shops*: of these, the ones whose shop a moderator had approved on or before that day;
//! - *live*: of these, the ones with at least one product on sale at the period's last moment (now, while it runs);
//! - *active*: of these, the ones with at least one successful transaction in the period.
//!
//! A shop that sold in the period but has nothing listed at its end (paused after the harvest) is not *active* here, or the steps
//! would not be part of one another; `off_sale` counts those beside the ladder. A household counts where it was at the period's end:
//! at the commune of its approved shop, else at the commune that its account names.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr};
use serde::Serialize;

use super::period::{Period, Shape};
use crate::{
    kernel::{ids::UnitCode, spans::Span},
    market::households::{self, Step, Steps, sellers},
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

/// The ladder of every place where a household was at the period's end; `None` holds those that name none.
pub async fn by_unit(db: &impl ConnectionTrait, period: Period) -> Result<BTreeMap<Option<UnitCode>, Ladder>, DbErr> {
    let mut ladders: BTreeMap<Option<UnitCode>, Ladder> = BTreeMap::new();
    for (place, Steps { accounts, shops, live }) in households::find::by_place(db, period.to).await? {
        ladders.insert(place, Ladder { accounts, shops, live, ..Ladder::default() });
    }
    for (place, step, sellers) in sellers(db, period).await? {
        let ladder = ladders.entry(place).or_default();
        if step == Step::Live { ladder.active += sellers } else { ladder.off_sale += sellers }
    }
    Ok(ladders)
}

/// Households that sold in the period, by where they were at its end and how far they had come: those that had something on sale
/// are *active*. Kept for a month and a year; for other days they are counted.
async fn sellers(db: &impl ConnectionTrait, period: Period) -> Result<Vec<(Option<UnitCode>, Step, i64)>, DbErr> {
    match period.shape {
        Shape::Month => sellers::kept(db, Span::Month, period.from).await,
        Shape::Year => sellers::kept(db, Span::Year, period.from).await,
        Shape::Quarter | Shape::Days => sellers::counted(db, &period.range()).await,
    }
}

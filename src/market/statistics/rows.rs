//! Rows of the tables, put together from what was read: every commune has one, also where nothing happened, and the rows
//! always add up to the totals, because the totals are their sum.

use std::collections::BTreeMap;

use serde::Serialize;
use time::Date;

use super::{
    ladder::Ladder,
    period::{self, Period},
    territory::Commune,
};
use crate::{
    entities::shop::Kind,
    kernel::{
        alphabet::{self, Key},
        calendar,
        ids::UnitCode,
    },
    market::sales::{Trade, find::Days},
};

pub use crate::kernel::words::figures::By;

/// The months shown at least: the last one and the twelve before it.
const MONTHS: usize = 13;
/// Periods up to this many days are also shown day by day.
const DAY_BY_DAY: i64 = 31;

/// One place: a commune, a former district or province, or whatever is outside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PlaceRow {
    /// A commune's code; `None` for everything else.
    pub code: Option<UnitCode>,
    /// Its name; empty for what is outside.
    pub name: String,
    /// The former district of a commune.
    pub district: String,
    /// The former province.
    pub province: String,
    /// Households on each step.
    pub ladder: Ladder,
    /// Successful transactions.
    pub trade: Trade,
}

/// A whole calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MonthRow {
    /// Its first day.
    pub month: Date,
    /// Successful transactions.
    pub trade: Trade,
    /// It begins inside the period.
    pub asked: bool,
    /// It has days to come.
    pub runs: bool,
}

/// One day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DayRow {
    /// In Viet Nam.
    pub day: Date,
    /// Successful transactions.
    pub trade: Trade,
}

/// Sellers of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct KindRow {
    /// Who they are in law.
    pub kind: Kind,
    /// Successful transactions.
    pub trade: Trade,
}

/// A row for every commune, and one more for accounts and orders that belong to none of them.
pub fn places(
    communes: &[Commune],
    mut ladders: BTreeMap<Option<UnitCode>, Ladder>,
    mut trades: BTreeMap<UnitCode, Trade>,
) -> (Vec<PlaceRow>, PlaceRow) {
    let row = |commune: &Commune| PlaceRow {
        code: Some(commune.code.clone()),
        name: commune.name.clone(),
        district: commune.district.clone(),
        province: commune.province.clone(),
        ladder: ladders.remove(&Some(commune.code.clone())).unwrap_or_default(),
        trade: trades.remove(&commune.code).unwrap_or_default(),
    };
    let rows = communes.iter().map(row).collect();
    let ladder = Ladder::sum(ladders.into_values());
    let outside = PlaceRow { ladder, trade: Trade::sum(trades.into_values()), ..PlaceRow::default() };
    (rows, outside)
}

/// The same rows added up by a former unit, in the order of province and name.
pub fn grouped(rows: &[PlaceRow], by: By) -> Vec<PlaceRow> {
    let mut groups: BTreeMap<(Key, Key), PlaceRow> = BTreeMap::new();
    for row in rows {
        let name = if by == By::District { &row.district } else { &row.province };
        let group = groups.entry((alphabet::key(&row.province), alphabet::key(name))).or_default();
        group.name.clone_from(name);
        group.province.clone_from(&row.province);
        group.ladder = group.ladder.plus(row.ladder);
        group.trade = group.trade.plus(row.trade);
    }
    groups.into_values().collect()
}

/// Thirteen whole months up to the period's last, or all of its months where it has more.
pub fn months(period: Period, today: Date, sums: &BTreeMap<Date, Trade>) -> Vec<MonthRow> {
    let firsts = period::months(period.to.min(today), months_shown(period));
    let month = |first: Date| {
        let month = Period::month_of(first);
        let trade = sums.get(&first).copied().unwrap_or_default();
        MonthRow { month: first, trade, asked: period.holds(first), runs: month.runs(today) }
    };
    firsts.into_iter().map(month).collect()
}

/// The first days of the first and the last of them.
pub fn months_asked(period: Period, today: Date) -> Days {
    let last = period.to.min(today);
    let first = period::months(last, months_shown(period)).first().copied();
    first.unwrap_or(last)..=last
}

fn months_shown(period: Period) -> usize {
    usize::try_from(calendar::months_touched(period.from, period.to)).unwrap_or(0).max(MONTHS)
}

/// The days of a short period up to today; nothing where it is longer than a month.
pub fn days_asked(period: Period, today: Date) -> Option<Days> {
    (period.length() <= DAY_BY_DAY).then(|| period.from..=period.to.min(today))
}

/// Each of those days.
pub fn days(asked: &Days, days: &BTreeMap<Date, Trade>) -> Vec<DayRow> {
    let mut rows = Vec::new();
    let mut day = *asked.start();
    while day <= *asked.end() {
        rows.push(DayRow { day, trade: days.get(&day).copied().unwrap_or_default() });
        day += time::Duration::DAY;
    }
    rows
}

/// A row for each kind of seller, also where there was nothing.
pub fn kinds(trades: impl IntoIterator<Item = (Kind, Trade)>) -> Vec<KindRow> {
    let mut rows = Kind::ALL.map(|kind| KindRow { kind, trade: Trade::default() });
    for (kind, trade) in trades {
        for row in rows.iter_mut().filter(|row| row.kind == kind) {
            row.trade = row.trade.plus(trade);
        }
    }
    rows.to_vec()
}

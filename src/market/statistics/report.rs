//! The report: one answer that the screen, the workbook and the CSV all read, so that they agree to the đồng. It takes the
//! same dozen queries however many communes there are; give it a snapshot (`Db::snapshot`), so that all of them see the same.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder};
use serde::Serialize;
use time::Date;

use super::{
    ladder::{self, Ladder},
    ocop::{self, Coverage},
    period::Period,
    rows::{self, DayRow, KindRow, MonthRow, PlaceRow},
    territory::{self, Territory},
    transactions::{self, Trade},
};
use crate::{
    entities::{product_set, shop::Kind},
    kernel::{ids::UnitCode, instant::Instant},
};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// The market's province.
    pub province: UnitCode,
    /// Which days.
    pub period: Period,
    /// When it is asked.
    pub now: Instant,
}

/// The answer for the whole market.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Which days.
    pub period: Period,
    /// It is not over: these figures still grow.
    pub runs: bool,
    /// When it was read.
    pub read_at: Instant,
    /// The day that it was read on.
    pub read_on: Date,
    /// The province.
    pub territory: Territory,
    /// All households.
    pub ladder: Ladder,
    /// Successful transactions of the period.
    pub trade: Trade,
    /// What the period is compared with.
    pub before: Before,
    /// And the same days a year earlier, where that is something else.
    pub last_year: Option<Before>,
    /// Whole months up to the period's last.
    pub months: Vec<MonthRow>,
    /// Every day of a period of up to 31 days, else nothing.
    pub days: Vec<DayRow>,
    /// Every commune, by name.
    pub places: Vec<PlaceRow>,
    /// Accounts and orders of none of these communes.
    pub outside: PlaceRow,
    /// By kind of seller.
    pub kinds: Vec<KindRow>,
    /// By OCOP set, those with any.
    pub sets: Vec<SetRow>,
    /// By stars at the time of purchase, those with any.
    pub stars: Vec<StarRow>,
    /// Certificates valid today.
    pub ocop: Coverage,
}

/// The answer for one commune.
#[derive(Clone, Debug, Serialize)]
pub struct CommuneReport {
    /// Which days.
    pub period: Period,
    /// It is not over.
    pub runs: bool,
    /// The day that it was read on.
    pub read_on: Date,
    /// The commune, with the same numbers as its row in the report.
    pub place: PlaceRow,
    /// What the period is compared with.
    pub before: Before,
    /// And the same days a year earlier, where that is something else.
    pub last_year: Option<Before>,
    /// Whole months up to the period's last.
    pub months: Vec<MonthRow>,
    /// Every day of a period of up to 31 days, else nothing.
    pub days: Vec<DayRow>,
    /// By kind of seller.
    pub kinds: Vec<KindRow>,
}

/// The period before, or the same of last year; as much of it as has passed of a running one.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Before {
    /// Which days.
    pub period: Period,
    /// Successful transactions in them.
    pub trade: Trade,
}

/// Goods of one OCOP set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetRow {
    /// 1 to 26.
    pub no: i32,
    /// Its short name.
    pub name: String,
    /// Orders with such goods, and what these goods cost.
    pub trade: Trade,
}

/// Goods with so many stars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct StarRow {
    /// 3 to 5, or none.
    pub stars: Option<i32>,
    /// Orders with such goods, and what these goods cost.
    pub trade: Trade,
}

/// The report on the whole market. `None` where the settings name a province that does not exist.
pub async fn full(db: &impl ConnectionTrait, question: &Question) -> Result<Option<Report>, DbErr> {
    let (period, now, today) = (question.period, question.now, question.now.day());
    let Some(territory) = territory::read(db, &question.province, today).await? else { return Ok(None) };
    let ladders = ladder::by_unit(db, period, now).await?;
    let trades = transactions::by_unit_and_kind(db, period).await?;
    let days = days(db, period, today, None).await?;
    let (places, outside) = rows::places(&territory.communes, ladders, by_unit(&trades));
    let all = || places.iter().chain([&outside]);
    Ok(Some(Report {
        period,
        runs: period.runs(today),
        read_at: now,
        read_on: today,
        ladder: Ladder::sum(all().map(|row| row.ladder)),
        trade: Trade::sum(all().map(|row| row.trade)),
        before: sum_of(period.previous_alike(today), &days),
        last_year: period.last_year_alike(today).map(|period| sum_of(period, &days)),
        months: rows::months(period, today, &days),
        days: rows::days(period, today, &days),
        kinds: rows::kinds(trades.iter().map(|(_, kind, trade)| (*kind, *trade))),
        sets: sets(db, period).await?,
        stars: stars(db, period).await?,
        ocop: ocop::coverage(db, now).await?,
        places,
        outside,
        territory,
    }))
}

/// The report on one commune. `None` where the province has no such commune.
pub async fn of_commune(
    db: &impl ConnectionTrait,
    question: &Question,
    code: &UnitCode,
) -> Result<Option<CommuneReport>, DbErr> {
    let (period, now, today) = (question.period, question.now, question.now.day());
    let territory = territory::read(db, &question.province, today).await?;
    let communes = territory.map(|t| t.communes).unwrap_or_default();
    let Some(commune) = communes.into_iter().find(|c| c.code == *code) else { return Ok(None) };
    let ladders = ladder::by_unit(db, period, now).await?;
    let trades = transactions::by_unit_and_kind(db, period).await?;
    let days = days(db, period, today, Some(code)).await?;
    let (mut places, _) = rows::places(&[commune], ladders, by_unit(&trades));
    let kinds = trades.iter().filter(|(unit, ..)| unit == code).map(|(_, kind, trade)| (*kind, *trade));
    Ok(places.pop().map(|place| CommuneReport {
        period,
        runs: period.runs(today),
        read_on: today,
        place,
        before: sum_of(period.previous_alike(today), &days),
        last_year: period.last_year_alike(today).map(|period| sum_of(period, &days)),
        months: rows::months(period, today, &days),
        days: rows::days(period, today, &days),
        kinds: rows::kinds(kinds),
    }))
}

async fn days(
    db: &impl ConnectionTrait,
    period: Period,
    today: Date,
    unit: Option<&UnitCode>,
) -> Result<BTreeMap<Date, Trade>, DbErr> {
    let whole_months = Period::month_of(period.to.min(today)).to;
    let span = Period { from: rows::first_day(period, today), to: period.to.max(whole_months), ..period };
    transactions::by_day(db, span, unit).await
}

fn sum_of(period: Period, days: &BTreeMap<Date, Trade>) -> Before {
    Before { period, trade: Trade::sum(days.range(period.from..=period.to).map(|(_, trade)| *trade)) }
}

fn by_unit(trades: &[(UnitCode, Kind, Trade)]) -> BTreeMap<UnitCode, Trade> {
    let mut units: BTreeMap<UnitCode, Trade> = BTreeMap::new();
    for (unit, _, trade) in trades {
        let sum = units.entry(unit.clone()).or_default();
        *sum = sum.plus(*trade);
    }
    units
}

async fn sets(db: &impl ConnectionTrait, period: Period) -> Result<Vec<SetRow>, DbErr> {
    let names = product_set::Entity::find().order_by_asc(product_set::Column::No).all(db).await?;
    let names: BTreeMap<i32, String> = names.into_iter().map(|set| (set.no, set.short_name)).collect();
    let rows = transactions::by_set(db, period).await?;
    let row = |(no, trade)| SetRow { no, name: names.get(&no).cloned().unwrap_or_default(), trade };
    Ok(rows.into_iter().map(row).collect())
}

/// Most stars first, goods without any last, on both databases.
async fn stars(db: &impl ConnectionTrait, period: Period) -> Result<Vec<StarRow>, DbErr> {
    let rows = transactions::by_stars(db, period).await?;
    let mut rows: Vec<StarRow> = rows.into_iter().map(|(stars, trade)| StarRow { stars, trade }).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.stars));
    Ok(rows)
}

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
};
use crate::{
    entities::{product_set, shop::Kind},
    kernel::{ids::UnitCode, instant::Instant},
    market::sales::{self, Trade},
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
    let ladders = ladder::by_unit(db, period).await?;
    let trades = sales::find::by_unit_and_kind(db, &period.range()).await?;
    let time = Time { db, period, today, unit: None };
    let (places, outside) = rows::places(&territory.communes, ladders, by_unit(&trades));
    let all = || places.iter().chain([&outside]);
    Ok(Some(Report {
        period,
        runs: period.runs(today),
        read_at: now,
        read_on: today,
        ladder: Ladder::sum(all().map(|row| row.ladder)),
        trade: Trade::sum(all().map(|row| row.trade)),
        before: time.before().await?,
        last_year: time.last_year().await?,
        months: time.months().await?,
        days: time.days().await?,
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
    let (period, today) = (question.period, question.now.day());
    let territory = territory::read(db, &question.province, today).await?;
    let communes = territory.map(|t| t.communes).unwrap_or_default();
    let Some(commune) = communes.into_iter().find(|c| c.code == *code) else { return Ok(None) };
    let ladders = ladder::by_unit(db, period).await?;
    let trades = sales::find::by_unit_and_kind(db, &period.range()).await?;
    let time = Time { db, period, today, unit: Some(code) };
    let (mut places, _) = rows::places(&[commune], ladders, by_unit(&trades));
    let kinds = trades.iter().filter(|(unit, ..)| unit == code).map(|(_, kind, trade)| (*kind, *trade));
    let Some(place) = places.pop() else { return Ok(None) };
    Ok(Some(CommuneReport {
        period,
        runs: period.runs(today),
        read_on: today,
        place,
        before: time.before().await?,
        last_year: time.last_year().await?,
        months: time.months().await?,
        days: time.days().await?,
        kinds: rows::kinds(kinds),
    }))
}

/// What is told over time, of the whole market or of one commune.
struct Time<'a, C> {
    db: &'a C,
    period: Period,
    today: Date,
    unit: Option<&'a UnitCode>,
}

impl<C: ConnectionTrait> Time<'_, C> {
    async fn before(&self) -> Result<Before, DbErr> {
        self.compared(self.period.previous_alike(self.today)).await
    }

    async fn last_year(&self) -> Result<Option<Before>, DbErr> {
        match self.period.last_year_alike(self.today) {
            Some(period) => self.compared(period).await.map(Some),
            None => Ok(None),
        }
    }

    async fn compared(&self, period: Period) -> Result<Before, DbErr> {
        Ok(Before { period, trade: sales::find::total(self.db, &period.range(), self.unit).await? })
    }

    async fn months(&self) -> Result<Vec<MonthRow>, DbErr> {
        let asked = rows::months_asked(self.period, self.today);
        let sums = sales::find::by_month(self.db, &asked, self.unit).await?;
        Ok(rows::months(self.period, self.today, &sums))
    }

    async fn days(&self) -> Result<Vec<DayRow>, DbErr> {
        let Some(asked) = rows::days_asked(self.period, self.today) else { return Ok(Vec::new()) };
        Ok(rows::days(&asked, &sales::find::by_day(self.db, &asked, self.unit).await?))
    }
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
    let rows = sales::find::by_set(db, &period.range()).await?;
    let row = |(no, trade)| SetRow { no, name: names.get(&no).cloned().unwrap_or_default(), trade };
    Ok(rows.into_iter().map(row).collect())
}

/// Most stars first, goods without any last, on both databases.
async fn stars(db: &impl ConnectionTrait, period: Period) -> Result<Vec<StarRow>, DbErr> {
    let rows = sales::find::by_stars(db, &period.range()).await?;
    let mut rows: Vec<StarRow> = rows.into_iter().map(|(stars, trade)| StarRow { stars, trade }).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.stars));
    Ok(rows)
}

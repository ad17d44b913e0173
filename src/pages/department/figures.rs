//! Figures as the templates draw them: templates compute nothing, so shares and bars are measured here.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use super::spelled;
use crate::{
    infra::words::Message,
    kernel::money::grouped,
    market::{
        sales::Trade,
        statistics::{
            ladder::Ladder,
            rows::{DayRow, MonthRow},
            share,
        },
    },
};

/// The drawing is 720 wide and 220 high; bars stand on 196 and reach up to 24 at most.
const WIDTH: i64 = 720;
const GROUND: i64 = 196;
const TALLEST: i64 = 172;
/// The shortest bar of the ladder, in per cent: some three pixels.
const THINNEST: Decimal = Decimal::from_parts(4, 0, 0, false, 1);
/// More bars than this have no room for a number over each.
const ROOM_FOR_VALUES: usize = 16;
/// A bar inside the period, and one that has days to come.
const NOW: &str = "bar now";
const OPEN: &str = "bar open";

/// One step of the ladder.
#[derive(Serialize)]
pub struct Step {
    /// What the step counts.
    pub word: &'static str,
    /// Of which step it is a part, in words.
    pub of: Option<&'static str>,
    /// How many.
    pub count: i64,
    /// Its share of the step before, `6,6`; nothing on the first step, or where that is empty.
    pub share: Option<String>,
    /// As long as its number, in per cent of the first: `6.55`.
    pub length: String,
    /// The same of the step before; of the first, its own.
    pub before: String,
}

/// The four steps.
pub fn steps(ladder: Ladder) -> Vec<Step> {
    let counts = [ladder.accounts, ladder.shops, ladder.live, ladder.active];
    let words = ["statistics-accounts", "statistics-shops", "statistics-live", "statistics-active"];
    let of = [None, Some("statistics-of-accounts"), Some("statistics-of-shops"), Some("statistics-of-live")];
    let step = |i: usize| Step {
        word: words[i],
        of: of[i],
        count: counts[i],
        share: i.checked_sub(1).and_then(|before| share::percent(counts[i], counts[before])).map(spelled::decimal),
        length: length(counts[i], counts[0]),
        before: length(counts[i.saturating_sub(1)], counts[0]),
    };
    (0..counts.len()).map(step).collect()
}

/// Out of a hundred; what is more than nothing can be seen.
fn length(count: i64, longest: i64) -> String {
    let exact = Decimal::from(count) * Decimal::ONE_HUNDRED / Decimal::from(longest.max(1));
    let least = if count > 0 { THINNEST } else { Decimal::ZERO };
    exact.round_dp(2).clamp(least, Decimal::ONE_HUNDRED).normalize().to_string()
}

/// Bars over time.
#[derive(Serialize)]
pub struct Chart {
    /// What it shows, for those who do not see it.
    pub says: Message,
    /// From left to right.
    pub bars: Vec<Bar>,
}

/// One bar, its number above it and its name below.
#[derive(Serialize)]
pub struct Bar {
    /// `bar`, `bar now` (inside the period) or `bar open` (has days to come).
    pub class: &'static str,
    #[expect(missing_docs, reason = "each name says it")]
    pub x: i64,
    #[expect(missing_docs, reason = "each name says it")]
    pub y: i64,
    #[expect(missing_docs, reason = "each name says it")]
    pub width: i64,
    #[expect(missing_docs, reason = "each name says it")]
    pub height: i64,
    /// Where its number and its name are centred.
    pub middle: i64,
    /// Where its number stands.
    pub above: i64,
    /// Its number; empty where there is no room.
    pub value: String,
    /// Its name; empty where there is no room.
    pub name: String,
}

/// Something to draw as a bar.
struct Column {
    class: &'static str,
    amount: i64,
    value: String,
    name: String,
}

/// Transactions of the months.
pub fn counts_by_month(rows: &[MonthRow]) -> Chart {
    chart("statistics-chart-counts", months(rows, |trade| (trade.count, grouped(trade.count))))
}

/// What they were worth, in millions of đồng.
pub fn values_by_month(rows: &[MonthRow]) -> Chart {
    chart("statistics-chart-values", months(rows, |trade| (trade.value.0, millions(trade.value.0))))
}

/// Transactions of the days.
pub fn counts_by_day(rows: &[DayRow]) -> Chart {
    let column = |row: &DayRow| Column {
        class: NOW,
        amount: row.trade.count,
        value: if row.trade.count == 0 { String::new() } else { grouped(row.trade.count) },
        name: row.day.day().to_string(),
    };
    chart("statistics-chart-days", rows.iter().map(column).collect())
}

/// What the looks mean that bars of these months have.
pub fn legend(rows: &[MonthRow]) -> Vec<&'static str> {
    let now = rows.iter().any(|row| class(row) == NOW).then_some("statistics-chart-legend-now");
    let open = rows.iter().any(|row| class(row) == OPEN).then_some("statistics-chart-legend-open");
    now.into_iter().chain(open).collect()
}

fn class(row: &MonthRow) -> &'static str {
    match (row.runs, row.asked) {
        (true, _) => OPEN,
        (false, true) => NOW,
        (false, false) => "bar",
    }
}

fn months(rows: &[MonthRow], measure: fn(Trade) -> (i64, String)) -> Vec<Column> {
    let column = |(i, row): (usize, &MonthRow)| {
        let (amount, value) = measure(row.trade);
        let (year, month) = (row.month.year(), u8::from(row.month.month()));
        let name = if i == 0 || month == 1 { format!("{month}/{:02}", year % 100) } else { month.to_string() };
        Column { class: class(row), amount, value, name }
    };
    rows.iter().enumerate().map(column).collect()
}

fn chart(key: &str, columns: Vec<Column>) -> Chart {
    let ends = columns.first().zip(columns.last());
    let mut says = Message::new(key);
    if let Some((first, last)) = ends {
        says = says.with("first", &first.name).with("last", &last.name);
    }
    let most = columns.iter().map(|c| c.amount).max().unwrap_or(0).max(1);
    let count = columns.len();
    let bar = |(i, column): (usize, Column)| bar(i as i64, count as i64, column, most);
    Chart { says, bars: columns.into_iter().enumerate().map(bar).collect() }
}

fn bar(i: i64, count: i64, column: Column, most: i64) -> Bar {
    let crowded = count > ROOM_FOR_VALUES as i64;
    let (left, right) = (WIDTH * i / count, WIDTH * (i + 1) / count);
    let gap = if crowded { 2 } else { 8 };
    let height = i64::try_from(i128::from(column.amount.max(0)) * i128::from(TALLEST) / i128::from(most)).unwrap_or(0);
    Bar {
        class: column.class,
        x: left + gap,
        y: GROUND - height,
        width: right - left - 2 * gap,
        height,
        middle: (left + right) / 2,
        above: GROUND - height - 6,
        value: if crowded && column.value.len() > 3 { String::new() } else { column.value },
        name: if crowded && column.name.len() > 2 && i > 0 { String::new() } else { column.name },
    }
}

/// `12,4`: millions of đồng with one decimal, for drawings only; tables have the đồng.
fn millions(dong: i64) -> String {
    let exact = Decimal::from(dong) / Decimal::from(1_000_000);
    spelled::decimal(exact.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::money::Money;
    use time::macros::date;

    #[test]
    fn each_step_is_a_share_of_the_one_before_and_its_bar_is_as_long_as_its_number() {
        let steps = steps(Ladder { accounts: 18_412, shops: 1_206, live: 734, active: 198, off_sale: 3 });
        assert_eq!((steps[0].share.as_deref(), steps[1].share.as_deref()), (None, Some("6,6")));
        let lengths: Vec<_> = steps.iter().map(|step| (step.length.as_str(), step.before.as_str())).collect();
        assert_eq!(lengths, [("100", "100"), ("6.55", "100"), ("3.99", "6.55"), ("1.08", "3.99")]);
    }

    #[test]
    fn one_among_very_many_is_still_seen() {
        let steps = steps(Ladder { accounts: 1_000_000, shops: 1, live: 0, active: 0, off_sale: 0 });
        assert_eq!((steps[1].length.as_str(), steps[2].length.as_str()), ("0.4", "0"));
    }

    #[test]
    fn an_empty_market_has_no_shares() {
        let steps = steps(Ladder::default());
        assert!(steps.iter().all(|step| step.share.is_none()));
        assert!(steps.iter().all(|step| step.length == "0"));
    }

    #[test]
    fn the_tallest_bar_fills_the_chart_and_nothing_is_no_bar() {
        let row = |month, count| MonthRow { month, trade: Trade { count, value: Money(0) }, asked: false, runs: false };
        let chart = counts_by_month(&[row(date!(2026 - 10 - 01), 0), row(date!(2026 - 11 - 01), 7)]);
        assert_eq!((chart.bars[0].height, chart.bars[1].height, chart.bars[1].y), (0, TALLEST, GROUND - TALLEST));
    }
}

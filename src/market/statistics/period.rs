//! The days a figure is about: a month, a quarter, a year, or from one day to another, both included, in Asia/Ho_Chi_Minh.

use std::ops::RangeInclusive;

use time::{Date, Duration, Month};

use crate::kernel::calendar;

/// Years that can be asked for.
const YEARS: RangeInclusive<i32> = 2020..=2100;
/// The longest stretch of days: three years.
const LONGEST: i64 = 1_096;

/// What a period looks like on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// A calendar year.
    Year,
    /// Any stretch of days.
    Days,
}

/// From the first day to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Period {
    /// How it was asked for.
    pub shape: Shape,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Period {
    /// The month that a day is in.
    pub fn month_of(day: Date) -> Self {
        Self { shape: Shape::Month, from: calendar::first(day, 1), to: calendar::last(day, 1) }
    }

    /// The quarter that a day is in.
    pub fn quarter_of(day: Date) -> Self {
        Self { shape: Shape::Quarter, from: calendar::first(day, 3), to: calendar::last(day, 3) }
    }

    /// The year that a day is in.
    pub fn year_of(day: Date) -> Self {
        Self { shape: Shape::Year, from: calendar::first(day, 12), to: calendar::last(day, 12) }
    }

    /// Any stretch of days: the first not after the last, at most three years, between 2020 and 2100.
    pub fn days(from: Date, to: Date) -> Option<Self> {
        let fits = from <= to && (to - from).whole_days() < LONGEST;
        (fits && YEARS.contains(&from.year()) && YEARS.contains(&to.year())).then_some(Self {
            shape: Shape::Days,
            from,
            to,
        })
    }

    /// `2026-11`, `2026-Q4` or `2026`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
        let year: i32 = number(year, 4)?.into();
        if !YEARS.contains(&year) {
            return None;
        }
        let day = |month: u8| Date::from_calendar_date(year, Month::try_from(month).ok()?, 1).ok();
        match rest {
            None => Some(Self::year_of(day(1)?)),
            Some(rest) => match rest.strip_prefix(['Q', 'q']) {
                Some(quarter) => {
                    let quarter = number(quarter, 1).filter(|q| (1..=4).contains(q))?;
                    Some(Self::quarter_of(day(quarter as u8 * 3)?))
                }
                None => Some(Self::month_of(day(number(rest, 2)? as u8)?)),
            },
        }
    }

    /// What `parse` reads; for a stretch of days its first and last.
    pub fn code(self) -> String {
        let year = self.from.year();
        match self.shape {
            Shape::Month => format!("{year}-{:02}", u8::from(self.from.month())),
            Shape::Quarter => format!("{year}-Q{}", self.quarter()),
            Shape::Year => year.to_string(),
            Shape::Days => format!("{}_{}", self.from, self.to),
        }
    }

    /// The period as it stands in an address.
    pub fn query(self) -> String {
        match self.shape {
            Shape::Days => format!("from={}&to={}", self.from, self.to),
            _ => format!("period={}", self.code()),
        }
    }

    /// 1 to 4, of the first day.
    pub fn quarter(self) -> u8 {
        (u8::from(self.from.month()) - 1) / 3 + 1
    }

    /// The period of the same shape just before; for a stretch of days as many days.
    pub fn previous(self) -> Self {
        let before = self.from - Duration::DAY;
        match self.shape {
            Shape::Month => Self::month_of(before),
            Shape::Quarter => Self::quarter_of(before),
            Shape::Year => Self::year_of(before),
            Shape::Days => Self { shape: Shape::Days, from: before - (self.to - self.from), to: before },
        }
    }

    /// The period of the same shape just after; `None` after the last year.
    pub fn next(self) -> Option<Self> {
        let after = self.to + Duration::DAY;
        match self.shape {
            _ if !YEARS.contains(&after.year()) => None,
            Shape::Month => Some(Self::month_of(after)),
            Shape::Quarter => Some(Self::quarter_of(after)),
            Shape::Year => Some(Self::year_of(after)),
            Shape::Days => Self::days(after, after + (self.to - self.from)),
        }
    }

    /// What a period that still runs may be compared with: as many days from the beginning of the one before.
    pub fn previous_alike(self, today: Date) -> Self {
        let previous = self.previous();
        if !self.runs(today) {
            return previous;
        }
        let to = (previous.from + (today - self.from)).min(previous.to);
        if to == previous.to { previous } else { Self { shape: Shape::Days, to, ..previous } }
    }

    /// The same days a year earlier, or as many of them as have passed of a running period. `None` where that is the period
    /// before anyway, or overlaps with this one.
    pub fn last_year_alike(self, today: Date) -> Option<Self> {
        let back = |day| calendar::after(day, -12);
        let whole = match self.shape {
            Shape::Month => Self::month_of(back(self.from)),
            Shape::Quarter => Self::quarter_of(back(self.from)),
            Shape::Year => return None,
            Shape::Days => Self::days(back(self.from), back(self.to))?,
        };
        if whole.to >= self.from {
            return None;
        }
        if !self.runs(today) {
            return Some(whole);
        }
        let to = (whole.from + (today - self.from)).min(whole.to);
        if to == whole.to { Some(whole) } else { Some(Self { shape: Shape::Days, to, ..whole }) }
    }

    /// It is not over: also on its last day there are hours to come.
    pub fn runs(self, today: Date) -> bool {
        self.to >= today
    }

    /// Whether a day belongs to it.
    pub fn holds(self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Its days.
    pub fn range(self) -> RangeInclusive<Date> {
        self.from..=self.to
    }

    /// How many days.
    pub fn length(self) -> i64 {
        (self.to - self.from).whole_days() + 1
    }
}

/// Exactly so many digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// The first days of so many months, the one of `until` last.
pub fn months(until: Date, count: usize) -> Vec<Date> {
    (0..count).rev().map(|back| calendar::month_after(until, -(back as i32))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn bounds(text: &str) -> Option<(Date, Date)> {
        Period::parse(text).map(|p| (p.from, p.to))
    }

    #[test]
    fn months_quarters_and_years_have_their_calendar_days() {
        assert_eq!(bounds("2026-11"), Some((date!(2026 - 11 - 01), date!(2026 - 11 - 30))));
        assert_eq!(bounds("2028-02"), Some((date!(2028 - 02 - 01), date!(2028 - 02 - 29))));
        assert_eq!(bounds("2026-Q4"), Some((date!(2026 - 10 - 01), date!(2026 - 12 - 31))));
        assert_eq!(bounds("2026-q1"), Some((date!(2026 - 01 - 01), date!(2026 - 03 - 31))));
        assert_eq!(bounds("2026"), Some((date!(2026 - 01 - 01), date!(2026 - 12 - 31))));
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "11",
            "2026-13",
            "2026-00",
            "2026-Q5",
            "2026-Q0",
            "2026-1",
            "1999",
            "2101",
            "2026-11-02",
            "x",
            "２０２６",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
        assert_eq!(Period::days(date!(2026 - 11 - 02), date!(2026 - 11 - 01)), None);
        assert_eq!(Period::days(date!(2020 - 01 - 01), date!(2023 - 01 - 01)), None);
    }

    #[test]
    fn a_code_is_read_back() {
        for text in ["2026-11", "2026-Q4", "2026"] {
            assert_eq!(Period::parse(text).map(Period::code).as_deref(), Some(text));
        }
    }

    #[test]
    fn before_january_comes_december_and_after_it_january() {
        let previous = |text| Period::parse(text).map(|p| p.previous().code());
        assert_eq!(previous("2026-01").as_deref(), Some("2025-12"));
        assert_eq!(previous("2026-Q1").as_deref(), Some("2025-Q4"));
        let next = |text| Period::parse(text).and_then(Period::next).map(Period::code);
        assert_eq!((next("2026-12").as_deref(), next("2100-12")), (Some("2027-01"), None));
        let days = Period::days(date!(2026 - 03 - 01), date!(2026 - 03 - 10)).expect("a stretch").previous();
        assert_eq!((days.from, days.to), (date!(2026 - 02 - 19), date!(2026 - 02 - 28)));
    }

    #[test]
    fn a_running_month_is_compared_with_as_many_days() {
        let november = Period::month_of(date!(2026 - 11 - 22));
        assert_eq!(november.previous_alike(date!(2026 - 11 - 22)).to, date!(2026 - 10 - 22));
        assert_eq!(november.previous_alike(date!(2026 - 12 - 01)).code(), "2026-10");
        let march = Period::month_of(date!(2026 - 03 - 30));
        assert_eq!(march.previous_alike(date!(2026 - 03 - 30)).code(), "2026-02");
    }

    #[test]
    fn a_period_runs_until_its_last_day_is_over() {
        let november = Period::month_of(date!(2026 - 11 - 01));
        assert!(november.runs(date!(2026 - 11 - 30)) && !november.runs(date!(2026 - 12 - 01)));
    }

    #[test]
    fn the_same_month_of_last_year_is_as_long_as_this_one_has_lasted() {
        let alike = |period: Period, today| period.last_year_alike(today).map(|p| (p.from, p.to));
        let november = Period::month_of(date!(2026 - 11 - 01));
        let until = |day: u8| date!(2025 - 11 - 01).replace_day(day).expect("a day");
        assert_eq!(alike(november, date!(2026 - 11 - 22)), Some((until(1), until(22))));
        assert_eq!(alike(november, date!(2027 - 01 - 05)), Some((until(1), until(30))));
        let leap = Period::month_of(date!(2028 - 02 - 01));
        let february = Some((date!(2027 - 02 - 01), date!(2027 - 02 - 28)));
        assert_eq!((alike(leap, date!(2028 - 02 - 29)), alike(leap, date!(2028 - 03 - 01))), (february, february));
    }

    #[test]
    fn a_year_and_what_is_longer_have_no_other_last_year() {
        assert_eq!(Period::parse("2026").and_then(|year| year.last_year_alike(date!(2026 - 11 - 22))), None);
        let long = Period::days(date!(2025 - 01 - 01), date!(2026 - 06 - 30)).expect("a stretch");
        assert_eq!(long.last_year_alike(date!(2026 - 11 - 22)), None);
        let leap = Period::days(date!(2028 - 02 - 29), date!(2028 - 02 - 29)).expect("a day");
        let before = leap.last_year_alike(date!(2028 - 11 - 22)).map(|p| p.from);
        assert_eq!(before, Some(date!(2027 - 02 - 28)));
        let first = Period::days(date!(2020 - 01 - 01), date!(2020 - 01 - 31)).expect("a stretch");
        assert_eq!(first.last_year_alike(date!(2026 - 11 - 22)), None, "no figures are asked of before 2020");
    }

    #[test]
    fn thirteen_months_reach_back_to_the_same_month_a_year_ago() {
        let months = months(date!(2026 - 11 - 30), 13);
        assert_eq!((months[0], months[12]), (date!(2025 - 11 - 01), date!(2026 - 11 - 01)));
    }
}

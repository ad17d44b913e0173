//! Stretches of days that sums are kept for: days, months and years of the calendar. Any stretch is put together from few of them.

use std::ops::RangeInclusive;

use time::{Date, Duration};

use super::calendar::{first, last, month_after, months_touched};

pub use super::words::figures::Span;

/// Neighbouring spans of one kind: the first days of the first and of the last of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Of which kind.
    pub span: Span,
    /// The first day of the first.
    pub from: Date,
    /// The first day of the last; the same where there is one alone.
    pub to: Date,
}

impl Span {
    /// The first day of the span of this kind that a day is in.
    pub fn first_of(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Month => first(day, 1),
            Self::Year => first(day, 12),
        }
    }

    /// The days of the same.
    pub fn days_of(self, day: Date) -> RangeInclusive<Date> {
        self.first_of(day)..=self.last_of(day)
    }

    /// The last day of the same.
    fn last_of(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Month => last(day, 1),
            Self::Year => last(day, 12),
        }
    }

    /// The longest kind of span that begins on `from` and ends no later than `to`.
    fn longest(from: Date, to: Date) -> Self {
        let fits = |span: &Self| span.first_of(from) == from && span.last_of(from) <= to;
        [Self::Year, Self::Month].into_iter().find(fits).unwrap_or(Self::Day)
    }
}

impl Run {
    /// The last day of the last of them.
    pub fn last_day(&self) -> Date {
        self.span.last_of(self.to)
    }
}

/// The first days of the months that two days are in, and of those between.
pub fn months(from: Date, to: Date) -> Vec<Date> {
    (0..months_touched(from, to)).map(|months| month_after(from, months)).collect()
}

/// The days from the first to the last, both included, as whole years, whole months and single days: each day in one of them,
/// at most five runs. Nothing where the first is after the last.
pub fn cover(from: Date, to: Date) -> Vec<Run> {
    let (mut runs, mut day): (Vec<Run>, Date) = (Vec::new(), from);
    while day <= to {
        let span = Span::longest(day, to);
        match runs.last_mut().filter(|run| run.span == span) {
            Some(run) => run.to = day,
            None => runs.push(Run { span, from: day, to: day }),
        }
        day = span.last_of(day) + Duration::DAY;
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::date;

    use super::*;

    fn run(span: Span, from: Date, to: Date) -> Run {
        Run { span, from, to }
    }

    /// Every day of a run.
    fn days(run: &Run) -> Vec<Date> {
        let mut days = vec![run.from];
        while days[days.len() - 1] < run.last_day() {
            days.push(days[days.len() - 1] + Duration::DAY);
        }
        days
    }

    #[test]
    fn whole_years_stand_between_months_and_months_between_days() {
        assert_eq!(
            cover(date!(2023 - 11 - 15), date!(2026 - 02 - 03)),
            [
                run(Span::Day, date!(2023 - 11 - 15), date!(2023 - 11 - 30)),
                run(Span::Month, date!(2023 - 12 - 01), date!(2023 - 12 - 01)),
                run(Span::Year, date!(2024 - 01 - 01), date!(2025 - 01 - 01)),
                run(Span::Month, date!(2026 - 01 - 01), date!(2026 - 01 - 01)),
                run(Span::Day, date!(2026 - 02 - 01), date!(2026 - 02 - 03)),
            ]
        );
    }

    #[test]
    fn a_calendar_period_is_one_run_and_a_day_that_has_passed_none() {
        assert_eq!(
            cover(date!(2026 - 11 - 01), date!(2026 - 11 - 30)),
            [run(Span::Month, date!(2026 - 11 - 01), date!(2026 - 11 - 01))]
        );
        assert_eq!(
            cover(date!(2026 - 10 - 01), date!(2026 - 12 - 31)),
            [run(Span::Month, date!(2026 - 10 - 01), date!(2026 - 12 - 01))]
        );
        assert_eq!(cover(date!(2026 - 11 - 02), date!(2026 - 11 - 01)), []);
    }

    proptest! {
        #[test]
        fn each_day_is_in_one_run_and_there_are_at_most_five(start in 0..2_000i64, length in 0..1_500i64) {
            let from = date!(2022 - 01 - 01) + Duration::days(start);
            let to = from + Duration::days(length);
            let runs = cover(from, to);
            prop_assert!(runs.len() <= 5);
            let covered: Vec<Date> = runs.iter().flat_map(days).collect();
            let each: Vec<Date> = (0..=length).map(|day| from + Duration::days(day)).collect();
            prop_assert_eq!(covered, each);
        }
    }
}

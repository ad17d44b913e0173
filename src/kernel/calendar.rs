//! Months of the calendar, and how days and months are spelled.

use time::{Date, Month};

use super::instant::Instant;

/// The first day of the block of so many months (1, 3, 12) that a day is in.
pub fn first(day: Date, block: u8) -> Date {
    let month = (u8::from(day.month()) - 1) / block * block + 1;
    on(day.year(), month, 1)
}

/// The last day of that block.
pub fn last(day: Date, block: u8) -> Date {
    let month = (u8::from(day.month()) - 1) / block * block + block;
    let length = Month::try_from(month).unwrap_or(Month::December).length(day.year());
    on(day.year(), month, length)
}

/// The first day of the month that comes so many months after the day's own; before it where the number is negative.
pub fn month_after(day: Date, months: i32) -> Date {
    let count = day.year() * 12 + i32::from(u8::from(day.month())) - 1 + months;
    on(count.div_euclid(12), (count.rem_euclid(12) + 1) as u8, 1)
}

/// The same day so many months later; where that month has no such day, its last.
pub fn after(day: Date, months: i32) -> Date {
    let month = month_after(day, months);
    month.replace_day(day.day()).unwrap_or_else(|_| last(month, 1))
}

/// How many calendar months have days between two days, both included.
pub fn months_touched(from: Date, to: Date) -> i32 {
    (to.year() - from.year()) * 12 + i32::from(u8::from(to.month())) - i32::from(u8::from(from.month())) + 1
}

/// Months one after the other, from and to, of those whose bits are set (bit n−1 is month n): December is followed by January. Nothing
/// where all are set, or none: all year.
pub fn runs(months: i32) -> Vec<(u8, u8)> {
    let has = |month: u8| months & (1 << (month - 1)) != 0;
    let next = |month: u8| month % 12 + 1;
    let begins = (1..=12).filter(|month| has(*month) && !has((month + 10) % 12 + 1));
    let to =
        |from: u8| (0..12).scan(from, |month, _| Some(std::mem::replace(month, next(*month)))).find(|m| !has(next(*m)));
    begins.filter_map(|from| Some((from, to(from)?))).collect()
}

/// `22/11/2026`.
pub fn day(day: Date) -> String {
    format!("{:02}/{}", day.day(), month(day))
}

/// `08:00 22/11/2026`.
pub fn moment(at: Instant) -> String {
    let local = at.local();
    format!("{:02}:{:02} {}", local.hour(), local.minute(), day(local.date()))
}

/// `11/2026`.
pub fn month(day: Date) -> String {
    format!("{:02}/{}", u8::from(day.month()), day.year())
}

/// A day that is on the calendar by construction.
fn on(year: i32, month: u8, day: u8) -> Date {
    let month = Month::try_from(month).unwrap_or(Month::January);
    Date::from_calendar_date(year, month, day).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn december_is_followed_by_january_and_led_up_to_by_november() {
        assert_eq!(month_after(date!(2026 - 12 - 31), 1), date!(2027 - 01 - 01));
        assert_eq!(month_after(date!(2026 - 01 - 15), -1), date!(2025 - 12 - 01));
        assert_eq!(month_after(date!(2026 - 11 - 22), -13), date!(2025 - 10 - 01));
        assert_eq!(months_touched(date!(2025 - 11 - 30), date!(2026 - 11 - 01)), 13);
    }

    #[test]
    fn a_quarter_begins_and_ends_with_its_months() {
        let days = [date!(2026 - 10 - 01), date!(2026 - 11 - 22), date!(2026 - 12 - 31)];
        for day in days {
            assert_eq!((first(day, 3), last(day, 3)), (date!(2026 - 10 - 01), date!(2026 - 12 - 31)), "{day}");
        }
        assert_eq!(last(date!(2028 - 02 - 03), 1), date!(2028 - 02 - 29));
    }

    #[test]
    fn the_29th_of_february_comes_again_as_the_28th() {
        assert_eq!(after(date!(2024 - 02 - 29), 36), date!(2027 - 02 - 28));
        assert_eq!(after(date!(2026 - 11 - 22), 36), date!(2029 - 11 - 22));
    }

    #[test]
    fn a_season_runs_over_the_end_of_the_year() {
        let bits = |months: &[u8]| months.iter().fold(0, |bits, month| bits | 1 << (month - 1));
        for (months, expected) in [
            (&[11, 12, 1, 2, 3][..], &[(11, 3)][..]),
            (&[6], &[(6, 6)]),
            (&[1, 12], &[(12, 1)]),
            (&[3, 4, 8, 10, 11, 12, 1], &[(3, 4), (8, 8), (10, 1)]),
            (&[], &[]),
            (&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], &[]),
            (&[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], &[(2, 12)]),
        ] {
            assert_eq!(runs(bits(months)), expected, "{months:?}");
        }
    }

    #[test]
    fn days_and_months_are_spelled_as_vietnamese_write_them() {
        assert_eq!((day(date!(2026 - 03 - 05)), month(date!(2026 - 03 - 05))), ("05/03/2026".into(), "03/2026".into()));
    }
}

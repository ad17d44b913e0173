//! A row of cells: read into what a paper says, or told what is wrong with it, cell by cell.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    Column, Problem, Scheme,
    details::Details,
    words::{self, Communes},
};
use crate::kernel::{ids::UnitCode, paper_number, typed};

/// Letters of a line.
const LONGEST: usize = 200;
/// Letters of a number.
const LONGEST_NUMBER: usize = 80;
/// Letters of a value that a fault repeats.
const SHOWN: usize = 120;

/// What stands in the columns of a row; nothing where a cell is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cells(HashMap<Column, String>);

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Where.
    pub column: Column,
    /// What stands there.
    pub value: String,
    /// And what to do.
    pub problem: Problem,
    /// The row that has the number already.
    pub row: Option<u32>,
}

impl Cells {
    /// What stands there.
    pub fn get(&self, column: Column) -> &str {
        self.0.get(&column).map_or("", String::as_str)
    }

    /// Puts something there.
    pub fn set(&mut self, column: Column, text: &str) {
        if !text.is_empty() {
            self.0.insert(column, text.to_owned());
        }
    }

    /// What they say of a paper that is known: an empty cell takes nothing away, and is filled with what is kept.
    pub fn over(&mut self, mut said: Details, known: &Details) -> Details {
        let mut keep = |column| {
            let empty = self.get(column).is_empty();
            if empty {
                self.set(column, &known.told(column));
            }
            empty
        };
        if keep(Column::Set) {
            said.set_no = known.set_no;
        }
        if keep(Column::Unit) {
            said.unit_code = known.unit_code.clone();
        }
        if keep(Column::Decision) {
            said.decision = known.decision.clone();
        }
        if said.issued_on == known.issued_on && keep(Column::ExpiresOn) {
            said.expires_on = known.expires_on;
        }
        said
    }

    /// Whether nothing stands anywhere.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Of a paper, as people would write them.
    pub fn of(details: &Details) -> Self {
        let mut cells = Self::default();
        Column::ALL.into_iter().for_each(|column| cells.set(column, &details.told(column)));
        cells
    }

    /// What is wrong there.
    pub fn fault(&self, column: Column, problem: Problem) -> Fault {
        Fault { column, value: self.get(column).chars().take(SHOWN).collect(), problem, row: None }
    }
}

/// Reads rows on a day.
#[derive(Debug)]
pub struct Reader {
    today: Date,
    communes: Communes,
}

impl Reader {
    /// For the registry of a province.
    pub fn new(today: Date, province: &UnitCode) -> Self {
        Self { today, communes: Communes::of(province) }
    }

    /// What the cells say; or everything that is wrong with them.
    pub fn read(&self, cells: &Cells) -> Result<Details, Vec<Fault>> {
        let mut row = Row { cells, faults: Vec::new() };
        let details = self.details(&mut row);
        details.filter(|_| row.faults.is_empty()).ok_or(row.faults)
    }

    fn details(&self, row: &mut Row<'_>) -> Option<Details> {
        let scheme = row.must(Column::Scheme, Problem::Scheme, words::scheme);
        let number = row.line(Column::Number, LONGEST_NUMBER);
        let number =
            number.filter(|number| row.holds(Column::Number, Problem::Number, !paper_number::key(number).is_empty()));
        let holder = row.line(Column::Holder, LONGEST);
        let product = row.line(Column::Product, LONGEST);
        let set_no = row.may(Column::Set, Problem::Set, words::set);
        let stars = stars(row, scheme);
        let unit_code = row.may(Column::Unit, Problem::Unit, |text| self.communes.find(text));
        let issuer = row.line(Column::Issuer, LONGEST);
        let decision = if row.cells.get(Column::Decision).is_empty() {
            Some(String::new())
        } else {
            row.line(Column::Decision, LONGEST)
        };
        let (issued_on, expires_on) = self.days(row, scheme)?;
        Some(Details {
            scheme: scheme?,
            number: number?,
            holder: holder?,
            product: product?,
            set_no: set_no?,
            stars: stars?,
            unit_code: unit_code?,
            issuer: issuer?,
            decision: decision?,
            issued_on,
            expires_on,
        })
    }

    /// The first day and the last; an OCOP paper without a last one holds as long as its kind may.
    fn days(&self, row: &mut Row<'_>, scheme: Option<Scheme>) -> Option<(Date, Date)> {
        let issued_on = row.must(Column::IssuedOn, Problem::Day, typed::day);
        let expires_on = row.may(Column::ExpiresOn, Problem::Day, typed::day);
        let (issued_on, expires_on, scheme) = (issued_on?, expires_on?, scheme?);
        if !row.holds(Column::IssuedOn, Problem::IssuedLater, issued_on <= self.today) {
            return None;
        }
        let own = scheme.own_end(issued_on);
        let Some(end) = expires_on.or(own) else {
            row.wrong(Column::ExpiresOn, Problem::NoExpiry);
            return None;
        };
        let fits = row.holds(Column::ExpiresOn, Problem::EndsEarly, end > issued_on)
            && row.holds(Column::ExpiresOn, Problem::TooLong, own.is_none_or(|own| end <= own));
        fits.then_some((issued_on, end))
    }
}

/// Stars are OCOP's, and OCOP has them.
fn stars(row: &mut Row<'_>, scheme: Option<Scheme>) -> Option<Option<i32>> {
    if scheme == Some(Scheme::Ocop) {
        return row.must(Column::Stars, Problem::Stars, words::stars).map(Some);
    }
    row.holds(Column::Stars, Problem::NoStars, scheme.is_none() || row.cells.get(Column::Stars).is_empty())
        .then_some(None)
}

struct Row<'a> {
    cells: &'a Cells,
    faults: Vec<Fault>,
}

impl Row<'_> {
    fn wrong(&mut self, column: Column, problem: Problem) {
        self.faults.push(self.cells.fault(column, problem));
    }

    /// Says what is wrong unless something holds; tells whether it does.
    fn holds(&mut self, column: Column, problem: Problem, holds: bool) -> bool {
        if !holds {
            self.wrong(column, problem);
        }
        holds
    }

    /// What must be there, and be understood.
    fn must<T>(&mut self, column: Column, problem: Problem, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.cells.get(column);
        if !self.holds(column, Problem::Missing, !text.is_empty()) || !self.is_value(column) {
            return None;
        }
        let value = read(text);
        self.holds(column, problem, value.is_some()).then_some(value)?
    }

    /// What may be there: nothing in it is nothing wrong.
    fn may<T>(&mut self, column: Column, problem: Problem, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
        if self.cells.get(column).is_empty() { Some(None) } else { self.must(column, problem, read).map(Some) }
    }

    fn line(&mut self, column: Column, longest: usize) -> Option<String> {
        self.must(column, Problem::Long, |text| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (text.chars().count() <= longest).then_some(text)
        })
    }

    fn is_value(&mut self, column: Column) -> bool {
        let formula = self.cells.get(column).starts_with('=');
        self.holds(column, Problem::Formula, !formula)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 11 - 28);

    fn cells(changes: &[(Column, &str)]) -> Cells {
        let details =
            Details { issued_on: date!(2025 - 01 - 10), expires_on: date!(2028 - 01 - 10), ..Details::sample() };
        let mut cells = Cells::of(&details);
        for (column, text) in changes {
            cells.0.remove(column);
            cells.set(*column, text);
        }
        cells
    }

    fn read(changes: &[(Column, &str)]) -> Result<Details, Vec<(Column, Problem)>> {
        let reader = Reader::new(TODAY, &UnitCode("08".into()));
        let read = reader.read(&cells(changes));
        read.map_err(|faults| faults.into_iter().map(|fault| (fault.column, fault.problem)).collect())
    }

    #[test]
    fn what_was_written_is_read_again() {
        let details = read(&[]).expect("details");
        assert_eq!((details.stars, details.set_no), (Some(4), Some(4)));
        assert_eq!(details.unit_code, Some(UnitCode("00769".into())));
        assert_eq!((details.issued_on, details.expires_on), (date!(2025 - 01 - 10), date!(2028 - 01 - 10)));
    }

    #[test]
    fn an_ocop_paper_without_a_last_day_holds_thirty_six_months_and_others_must_tell_theirs() {
        let ends = read(&[(Column::ExpiresOn, "")]).expect("details").expires_on;
        assert_eq!(ends, date!(2028 - 01 - 10));
        let other = [(Column::Scheme, "VietGAP"), (Column::Stars, ""), (Column::ExpiresOn, "")];
        assert_eq!(read(&other), Err(vec![(Column::ExpiresOn, Problem::NoExpiry)]));
    }

    #[test]
    fn every_slip_is_told_at_its_cell() {
        let long = "ạ".repeat(LONGEST + 1);
        for (column, text, problem) in [
            (Column::Number, "", Problem::Missing),
            (Column::Number, "–", Problem::Number),
            (Column::Holder, "=A1", Problem::Formula),
            (Column::Holder, &long, Problem::Long),
            (Column::Scheme, "ISO", Problem::Scheme),
            (Column::Set, "27", Problem::Set),
            (Column::Stars, "2", Problem::Stars),
            (Column::Stars, "", Problem::Missing),
            (Column::Unit, "Sa Pa", Problem::Unit),
            (Column::IssuedOn, "31/02/2025", Problem::Day),
            (Column::IssuedOn, "10/01/25", Problem::Day),
            (Column::IssuedOn, "29/11/2026", Problem::IssuedLater),
            (Column::ExpiresOn, "10/01/2025", Problem::EndsEarly),
            (Column::ExpiresOn, "11/01/2028", Problem::TooLong),
        ] {
            assert_eq!(read(&[(column, text)]), Err(vec![(column, problem)]), "{column:?} {text}");
        }
        let vietgap = [(Column::Scheme, "VietGAP")];
        assert_eq!(read(&vietgap), Err(vec![(Column::Stars, Problem::NoStars)]));
    }

    #[test]
    fn all_slips_of_a_row_are_told_at_once() {
        let read = read(&[(Column::Set, "99"), (Column::Unit, "Sa Pa"), (Column::IssuedOn, "?")]);
        assert_eq!(
            read,
            Err(vec![(Column::Set, Problem::Set), (Column::Unit, Problem::Unit), (Column::IssuedOn, Problem::Day)])
        );
    }

    #[test]
    fn an_empty_cell_takes_nothing_away() {
        let known = Details { expires_on: Date::MAX, ..Details::sample() };
        let told =
            Details { set_no: None, unit_code: None, decision: String::new(), stars: Some(5), ..Details::sample() };
        let mut cells = Cells::default();
        cells.set(Column::Stars, "5");
        assert_eq!(cells.over(told.clone(), &known), Details { stars: Some(5), ..known.clone() });
        assert_eq!(cells.get(Column::Unit), "Xã Mèo Vạc", "it is written as it was found");
        let mut cells = Cells::default();
        let renewed = Details { issued_on: Date::MAX, ..told };
        assert_eq!(cells.over(renewed, &known).expires_on, Date::MIN, "another paper has days of its own");
    }
}

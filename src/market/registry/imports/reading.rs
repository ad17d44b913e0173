//! How a file is read: its headings first, then row by row.

use std::collections::HashMap;

use time::Date;

use super::MOST_ROWS;
use crate::{
    kernel::{ids::UnitCode, paper_number},
    market::registry::{
        Column, Problem, Scheme,
        details::Details,
        headings::Headings,
        row::{Cells, Fault, Reader},
    },
};

/// Rows above the headings: titles, an emblem, the authority's name.
const MOST_TITLES: u32 = 30;

/// A file that is being read.
#[derive(Debug)]
pub struct Reading {
    reader: Reader,
    /// The kind of all papers where no column tells it.
    scheme: Scheme,
    headings: Option<Headings>,
    above: u32,
    rows: u32,
    /// Which row has which number.
    known: HashMap<(Scheme, String), u32>,
}

/// A row, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// As the program that shows the file counts.
    pub no: u32,
    /// What stands in it.
    pub cells: Cells,
    /// What that says, or everything that is wrong with it.
    pub details: Result<Details, Vec<Fault>>,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No row names enough of the columns.
    #[error("there are no headings")]
    NoHeadings,
    /// Columns that no file is without.
    #[error("{0:?} are missing")]
    Missing(Vec<Column>),
    /// More than `MOST_ROWS`.
    #[error("too many rows")]
    TooManyRows,
}

impl Reading {
    /// Begins.
    pub fn new(today: Date, province: &UnitCode, scheme: Scheme) -> Self {
        let (reader, known) = (Reader::new(today, province), HashMap::new());
        Self { reader, scheme, headings: None, above: 0, rows: 0, known }
    }

    /// The next row; nothing of it is read while the headings have not come.
    pub fn take(&mut self, no: u32, row: &[String]) -> Result<Option<Read>, ReadError> {
        let Some(headings) = &self.headings else {
            self.headings = Headings::read(row);
            self.above += 1;
            let missing = self.headings.as_ref().map(Headings::missing).unwrap_or_default();
            return match missing.is_empty() {
                false => Err(ReadError::Missing(missing)),
                true if self.headings.is_none() && self.above > MOST_TITLES => Err(ReadError::NoHeadings),
                true => Ok(None),
            };
        };
        let cells = cells(headings, self.scheme, row);
        if cells.is_empty() {
            return Ok(None);
        }
        self.rows += 1;
        if self.rows > MOST_ROWS {
            return Err(ReadError::TooManyRows);
        }
        let details = self.reader.read(&cells).and_then(|details| self.once(no, &cells, details));
        Ok(Some(Read { no, cells, details }))
    }

    /// A number stands in one row of a file.
    fn once(&mut self, no: u32, cells: &Cells, details: Details) -> Result<Details, Vec<Fault>> {
        let key = (details.scheme, paper_number::key(&details.number));
        match self.known.get(&key) {
            Some(row) => Err(vec![Fault { row: Some(*row), ..cells.fault(Column::Number, Problem::Twice) }]),
            None => {
                self.known.insert(key, no);
                Ok(details)
            }
        }
    }

    /// The file is at its end: headings of columns that were not read.
    pub fn end(self) -> Result<Vec<String>, ReadError> {
        self.headings.map(|headings| headings.unread).ok_or(ReadError::NoHeadings)
    }
}

/// Those that the headings name. What a spreadsheet marks as text is that text.
fn cells(headings: &Headings, scheme: Scheme, row: &[String]) -> Cells {
    let mut cells = Cells::default();
    for (at, column) in &headings.at {
        let text = row.get(*at).map_or("", String::as_str);
        let marked = text.strip_prefix('\'').filter(|text| text.starts_with(['=', '+', '-', '@']));
        cells.set(*column, marked.unwrap_or(text));
    }
    if !cells.is_empty() && !headings.has(Column::Scheme) {
        cells.set(Column::Scheme, scheme.as_str());
    }
    cells
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn reading() -> Reading {
        Reading::new(date!(2026 - 11 - 28), &UnitCode("08".into()), Scheme::Ocop)
    }

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    const HEADINGS: [&str; 7] = ["STT", "Số giấy", "Chủ thể", "Sản phẩm", "Cơ quan cấp", "Ngày cấp", "Số sao"];

    fn paper<'a>(number: &'a str, stars: &'a str) -> [&'a str; 7] {
        ["1", number, "Hộ Mỷ", "Mật ong", "UBND tỉnh", "10/01/2025", stars]
    }

    #[test]
    fn titles_come_before_the_headings_and_rows_behind_them() {
        let mut reading = reading();
        assert_eq!(reading.take(1, &row(&["DANH SÁCH"])), Ok(None));
        assert_eq!(reading.take(3, &row(&HEADINGS)), Ok(None));
        let read = reading.take(4, &row(&paper("1/GCN", "4"))).expect("read").expect("a row");
        assert_eq!((read.no, read.details.expect("details").scheme), (4, Scheme::Ocop));
        assert_eq!(reading.take(5, &row(&["2", "", ""])), Ok(None), "nothing of ours is in it");
        assert_eq!(reading.end(), Ok(vec!["STT".to_owned()]));
    }

    #[test]
    fn a_number_that_comes_twice_names_the_row_that_has_it() {
        let mut reading = reading();
        reading.take(1, &row(&HEADINGS)).expect("headings");
        reading.take(2, &row(&paper("1/GCN", "4"))).expect("a row");
        let read = reading.take(3, &row(&paper("Số 1 / gcn", "5"))).expect("read").expect("a row");
        let faults = read.details.expect_err("twice");
        assert_eq!((faults[0].problem, faults[0].row), (Problem::Twice, Some(2)));
    }

    #[test]
    fn what_is_no_list_of_papers_is_told_so() {
        let mut without = reading();
        let missing = without.take(1, &row(&["Số giấy", "Chủ thể", "Sản phẩm"]));
        assert_eq!(missing, Err(ReadError::Missing(vec![Column::Issuer, Column::IssuedOn])));
        let mut other = reading();
        for no in 1..=MOST_TITLES {
            assert_eq!(other.take(no, &row(&["a", "b"])), Ok(None));
        }
        assert_eq!(other.take(99, &row(&["a", "b"])), Err(ReadError::NoHeadings));
        assert_eq!(reading().end(), Err(ReadError::NoHeadings), "an empty file");
    }

    #[test]
    fn a_file_has_so_many_rows_and_no_more() {
        let mut reading = reading();
        reading.take(1, &row(&HEADINGS)).expect("headings");
        for no in 0..MOST_ROWS {
            reading.take(2 + no, &row(&paper(&no.to_string(), "4"))).expect("a row");
        }
        assert_eq!(reading.take(99_999, &row(&paper("x", "4"))), Err(ReadError::TooManyRows));
    }

    #[test]
    fn what_was_marked_as_text_is_read_as_it_was() {
        let mut reading = reading();
        reading.take(1, &row(&HEADINGS)).expect("headings");
        let read = reading.take(2, &row(&paper("'-12/GCN", "4"))).expect("read").expect("a row");
        assert_eq!(read.details.expect("details").number, "-12/GCN");
    }
}

//! CSV, with whatever stands between its cells.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
};

use super::out::{MOST_COLUMNS, Out, SheetError, Stop, cell};

const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

/// Reads it to its end.
pub(super) fn read(file: File, out: &mut Out) -> Result<(), Stop> {
    let unreadable = |_| Stop::Bad(SheetError::Unreadable);
    let mut file = BufReader::with_capacity(64 * 1024, file);
    let begins = file.fill_buf().map_err(unreadable)?;
    let skipped = if begins.starts_with(&MARK) { MARK.len() } else { 0 };
    let between = between(&begins[skipped..]);
    file.consume(skipped);
    records(file, between, out)
}

/// Of the three signs that programs put between cells, the one that the first line has most of.
fn between(begins: &[u8]) -> u8 {
    let first = begins.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    let many = |sign: u8| first.iter().filter(|byte| **byte == sign).count();
    [b',', b'\t', b';'].into_iter().max_by_key(|sign| many(*sign)).unwrap_or(b';')
}

fn records(file: impl Read, between: u8, out: &mut Out) -> Result<(), Stop> {
    let mut csv = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(between).from_reader(file);
    let mut record = csv::StringRecord::new();
    // Lines without anything are passed over, and are rows of a spreadsheet all the same; one row may have several lines.
    let (mut no, mut next_line) = (0, 1);
    while csv.read_record(&mut record).map_err(|error| Stop::Bad(told(&error)))? {
        let line = record.position().map_or(next_line, csv::Position::line);
        no += 1 + u32::try_from(line.saturating_sub(next_line)).unwrap_or(0);
        next_line = csv.position().line();
        out.push(no, record.iter().take(MOST_COLUMNS).map(cell).collect())?;
    }
    Ok(())
}

fn told(error: &csv::Error) -> SheetError {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => SheetError::Encoding,
        _ => SheetError::Unreadable,
    }
}

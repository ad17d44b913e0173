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
    // The last row ends like the others.
    let file = file.chain(&b"\n"[..]);
    let mut csv = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(between).from_reader(file);
    let mut record = csv::StringRecord::new();
    let (mut no, mut begins) = (0, csv.position().line());
    while csv.read_record(&mut record).map_err(|error| Stop::Bad(told(&error)))? {
        // Lines without anything before it are passed over, and are rows of a spreadsheet all the same; a row may have several lines.
        let ends = csv.position().line();
        let own = 1 + record.iter().flat_map(str::bytes).filter(|byte| *byte == b'\n').count() as u64;
        no += 1 + u32::try_from((ends - begins).saturating_sub(own)).unwrap_or(0);
        begins = ends;
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

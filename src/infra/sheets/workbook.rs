//! XLSX: the first sheet that is shown.

use std::{
    fs::File,
    io::{BufReader, Read},
};

use calamine::{DataRef, Reader, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::out::{MOST_COLUMNS, Out, SheetError, Stop, cell};

/// Unpacked, a workbook.
const LARGEST: u64 = 32 * 1_024 * 1_024;
/// Tags of all its parts: a text has one at least.
const MOST_TAGS: usize = 3_000_000;
/// Where it says how many texts it has.
const COUNT: &[u8] = b"uniqueCount";
/// That, and the number behind it.
const LONGEST_COUNT: usize = 64;
/// Parts of a workbook.
const MOST_PARTS: usize = 500;

/// Reads it to its end.
pub(super) fn read(file: File, out: &mut Out) -> Result<(), Stop> {
    weigh(&file)?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(unreadable)?;
    let sheets = book.sheets_metadata();
    let shown = sheets.iter().find(|sheet| sheet.visible == SheetVisible::Visible).or(sheets.first());
    let name = shown.map(|sheet| sheet.name.clone()).ok_or(SheetError::Unreadable)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    let (mut row, mut texts) = (0, Vec::new());
    while let Some(one) = cells.next_cell().map_err(unreadable)? {
        let (at, column) = one.get_position();
        if at != row {
            out.push(row + 1, std::mem::take(&mut texts))?;
            row = at;
        }
        let column = usize::try_from(column).unwrap_or(MOST_COLUMNS);
        if column < MOST_COLUMNS {
            texts.resize(texts.len().max(column + 1), String::new());
            texts[column] = cell(&text(one.get_value()));
        }
    }
    out.push(row + 1, texts)
}

/// Its parts are unpacked once for nothing, so that no memory is given for what is larger than any table: what a packed file says
/// of its size need not be so, nor how many texts it says to have.
fn weigh(file: &File) -> Result<(), Stop> {
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(unreadable)?;
    if zip.len() > MOST_PARTS {
        return Err(SheetError::TooLarge.into());
    }
    let (mut bytes, mut tags, mut piece) = (LARGEST, MOST_TAGS, [0; 16 * 1_024]);
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).map_err(unreadable)?;
        let mut before = Vec::new();
        loop {
            let read = part.read(&mut piece).map_err(unreadable)?;
            if read == 0 {
                break;
            }
            let own = piece[..read].iter().filter(|byte| **byte == b'<').count();
            bytes = bytes.checked_sub(read as u64).ok_or(SheetError::TooLarge)?;
            tags = tags.checked_sub(own).ok_or(SheetError::TooLarge)?;
            before.extend_from_slice(&piece[..read]);
            if says_too_many(&before) {
                return Err(SheetError::TooLarge.into());
            }
            before.drain(..before.len().saturating_sub(LONGEST_COUNT));
        }
    }
    Ok(())
}

/// Whether it says to have more texts than its tags could hold: room is made for as many as it says.
fn says_too_many(xml: &[u8]) -> bool {
    let said = xml.windows(COUNT.len()).enumerate().filter(|(_, word)| *word == COUNT).map(|(at, _)| at + COUNT.len());
    let digits = |at: usize| {
        let rest = xml[at..].iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
        rest.fold(0_usize, |sum, digit| sum.saturating_mul(10).saturating_add(usize::from(digit - b'0')))
    };
    said.map(digits).any(|many| many > MOST_TAGS)
}

fn unreadable<E>(_: E) -> Stop {
    Stop::Bad(SheetError::Unreadable)
}

/// What a cell shows: of a formula its last result.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::Bool(_) | DataRef::Empty => String::new(),
        // Shown as it is: whoever reads it says that it is none of her values.
        DataRef::Error(error) => error.to_string(),
    }
}

//! Rows on their way from whoever reads a file to whoever asked for it.

use tokio::sync::mpsc;

use crate::kernel::typed::clean;

/// Rows that are handed over together.
const A_BATCH: usize = 100;
/// Columns further to the right are not read.
pub(super) const MOST_COLUMNS: usize = 60;
/// Letters of a cell; what is longer is cut, and too long for whoever reads it.
pub(super) const LONGEST_CELL: usize = 2_000;

/// A row that has something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1, as the program that shows the file counts.
    pub no: u32,
    /// From the left; days as `2026-11-22`.
    pub cells: Vec<String>,
}

/// Why a file is not read, or no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Neither CSV nor XLSX, broken, or locked by a password.
    #[error("not a table")]
    Unreadable,
    /// CSV in another encoding than UTF-8.
    #[error("not UTF-8")]
    Encoding,
    /// More rows than were allowed.
    #[error("too many rows")]
    TooManyRows,
    /// Unpacked it would be larger than any table.
    #[error("too large")]
    TooLarge,
}

/// What comes of it.
#[derive(Debug)]
pub(super) enum Came {
    Some(Vec<Row>),
    All,
    Broken(SheetError),
}

/// Why reading ends early.
pub(super) enum Stop {
    Bad(SheetError),
    /// Nobody waits for more.
    Gone,
}

impl From<SheetError> for Stop {
    fn from(error: SheetError) -> Self {
        Self::Bad(error)
    }
}

/// Where rows go.
pub(super) struct Out {
    send: mpsc::Sender<Came>,
    batch: Vec<Row>,
    left: u32,
}

impl Out {
    pub(super) fn new(send: mpsc::Sender<Came>, most: u32) -> Self {
        Self { send, batch: Vec::new(), left: most }
    }

    /// A row, unless nothing is in it.
    pub(super) fn push(&mut self, no: u32, cells: Vec<String>) -> Result<(), Stop> {
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        self.left = self.left.checked_sub(1).ok_or(SheetError::TooManyRows)?;
        self.batch.push(Row { no, cells });
        if self.batch.len() < A_BATCH { Ok(()) } else { self.flush() }
    }

    /// What is not handed over yet.
    pub(super) fn flush(&mut self) -> Result<(), Stop> {
        if self.batch.is_empty() {
            return Ok(());
        }
        self.send.blocking_send(Came::Some(std::mem::take(&mut self.batch))).map_err(|_| Stop::Gone)
    }

    /// How it ended; whoever has gone need not hear.
    pub(super) fn end(self, last: Came) {
        drop(self.send.blocking_send(last));
    }
}

/// A cell as it is kept.
pub(super) fn cell(text: &str) -> String {
    let text = clean(text.trim());
    let text = text.trim();
    if text.chars().count() > LONGEST_CELL { text.chars().take(LONGEST_CELL + 1).collect() } else { text.to_owned() }
}

//! A file is tried: read from the disk some rows at a time, each lot compared and kept in a work of its own.

use std::fs::File;

use crate::{
    infra::{
        sheets::{Rows, SheetError},
        words::Message,
    },
    kernel::{ids::ImportId, money::grouped},
    market::registry::{
        Column, Scheme,
        imports::{
            MOST_ROWS, begin, discard, find, finish,
            reading::{Read, ReadError, Reading},
            stage,
        },
    },
    pages::visit::Visit,
    web::error::WebError,
};

/// Titles above the headings, and totals below the rows.
const BESIDE: u32 = 100;

/// Why a file is not read to its end, in words.
type Wrong = Message;

/// A file as a form brings it.
pub(super) struct Sent<'a> {
    /// The form's own: sent again, it finds what it has found before.
    pub code: &'a str,
    /// What whoever sent it calls it.
    pub name: &'a str,
    /// The kind of all its papers where no column tells it.
    pub scheme: Scheme,
}

/// Tries it, or tells what is wrong with the file.
pub(super) async fn tried(visit: &Visit, file: File, sent: Sent<'_>) -> Result<Result<(), Wrong>, WebError> {
    let mut rows = match Rows::read(file, MOST_ROWS + BESIDE).await {
        Ok(rows) => rows,
        Err(error) => return Ok(Err(unreadable(error))),
    };
    let account = visit.signed_in()?.id;
    let work = visit.begin().await?;
    let begun = begin::begin(&work, account, sent.code, sent.name).await?;
    visit.commit(work).await?;
    let Some(import) = begun else { return Ok(Ok(())) };
    let reading = Reading::new(visit.now.day(), &visit.app.province, sent.scheme);
    let end = read(visit, &mut rows, import, reading).await?;
    let work = visit.begin().await?;
    match end {
        Ok(headings) => {
            finish::finish(&work, import, &headings).await?;
            visit.commit(work).await?;
            Ok(Ok(()))
        }
        Err(wrong) => {
            let claimed = find::claim(&work, sent.code).await?.ok_or(WebError::NotFound)?;
            let dropped = discard::discard(&work, claimed).await;
            visit.settle(work, dropped).await?.ok();
            Ok(Err(wrong))
        }
    }
}

/// Compares and keeps its rows: the headings that were not read, or what is wrong with the file.
async fn read(
    visit: &Visit,
    rows: &mut Rows,
    import: ImportId,
    mut reading: Reading,
) -> Result<Result<Vec<String>, Wrong>, WebError> {
    loop {
        let some = match rows.next().await {
            Ok(Some(some)) => some,
            Ok(None) => return Ok(reading.end().map_err(|error| unread(visit, &error))),
            Err(error) => return Ok(Err(unreadable(error))),
        };
        let read: Result<Vec<Option<Read>>, ReadError> =
            some.iter().map(|row| reading.take(row.no, &row.cells)).collect();
        match read {
            Ok(read) => {
                let work = visit.begin().await?;
                let goes_on = stage::stage(&work, import, read.into_iter().flatten().collect()).await?;
                visit.commit(work).await?;
                if !goes_on {
                    return Ok(Ok(Vec::new()));
                }
            }
            Err(error) => return Ok(Err(unread(visit, &error))),
        }
    }
}

fn unreadable(error: SheetError) -> Message {
    match error {
        SheetError::Unreadable => Message::new("registry-file-unreadable"),
        SheetError::Encoding => Message::new("registry-file-encoding"),
        SheetError::TooLarge => Message::new("registry-file-too-large"),
        SheetError::TooManyRows => too_many(),
    }
}

fn unread(visit: &Visit, error: &ReadError) -> Message {
    match error {
        ReadError::NoHeadings => Message::new("registry-file-no-headings"),
        ReadError::TooManyRows => too_many(),
        ReadError::Missing(columns) => {
            let say = |column: &Column| visit.app.words.say(visit.language, &Message::new(column.key()));
            let names: Vec<String> = columns.iter().map(say).collect();
            Message::new("registry-file-missing-columns").with("columns", names.join(", "))
        }
    }
}

fn too_many() -> Message {
    Message::new("registry-file-too-many").with("most", grouped(i64::from(MOST_ROWS)))
}

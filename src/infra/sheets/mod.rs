//! Tables that people bring as files, CSV or XLSX. They are read from the disk on a thread of its own, some rows at a time, one file after
//! the other: how much memory that takes does not hang on how long the file is.

mod delimited;
mod out;
mod workbook;

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
};

use tokio::{
    sync::{Semaphore, SemaphorePermit, mpsc},
    task::spawn_blocking,
};

use self::out::{Came, Out, Stop};
pub use self::out::{Row, SheetError};

/// Batches that wait to be fetched.
const AHEAD: usize = 2;

static TURN: Semaphore = Semaphore::const_new(1);

/// A file that is being read.
#[derive(Debug)]
pub struct Rows {
    come: mpsc::Receiver<Came>,
}

impl Rows {
    /// Begins when its turn has come: `most` rows, and an error where there are more.
    pub async fn read(file: File, most: u32) -> Result<Self, SheetError> {
        let turn = TURN.acquire().await.map_err(|_| SheetError::Unreadable)?;
        let (send, come) = mpsc::channel(AHEAD);
        spawn_blocking(move || {
            // It is somebody else's turn when this one reads no more, also where nobody waits for it any longer.
            let _turn: SemaphorePermit<'static> = turn;
            let mut out = Out::new(send, most);
            let end = table(file, &mut out).and_then(|()| out.flush());
            let last = match end {
                Ok(()) => Came::All,
                Err(Stop::Bad(error)) => Came::Broken(error),
                Err(Stop::Gone) => return,
            };
            out.end(last);
        });
        Ok(Self { come })
    }

    /// The next of them; nothing behind the last.
    pub async fn next(&mut self) -> Result<Option<Vec<Row>>, SheetError> {
        match self.come.recv().await {
            Some(Came::Some(rows)) => Ok(Some(rows)),
            Some(Came::All) => Ok(None),
            Some(Came::Broken(error)) => Err(error),
            // Whoever read has given up without a word.
            None => Err(SheetError::Unreadable),
        }
    }
}

fn table(mut file: File, out: &mut Out) -> Result<(), Stop> {
    let unreadable = |_| Stop::Bad(SheetError::Unreadable);
    let mut head = [0; 4];
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let read = file.read(&mut head).map_err(unreadable)?;
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    match &head[..read] {
        b"PK\x03\x04" => workbook::read(file, out),
        // An older Excel, or a workbook with a password.
        [0xd0, 0xcf, 0x11, 0xe0] => Err(SheetError::Unreadable.into()),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Err(SheetError::Encoding.into()),
        _ => delimited::read(file, out),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{out::LONGEST_CELL, *};

    fn file(bytes: &[u8]) -> File {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(bytes).expect("written");
        file
    }

    async fn read(bytes: &[u8], most: u32) -> Result<Vec<Row>, SheetError> {
        let mut rows = Rows::read(file(bytes), most).await?;
        let mut all = Vec::new();
        while let Some(some) = rows.next().await? {
            all.extend(some);
        }
        Ok(all)
    }

    fn row(no: u32, cells: &[&str]) -> Row {
        Row { no, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }
    }

    #[tokio::test]
    async fn a_table_is_read_whatever_stands_between_its_cells() {
        for between in [";", ",", "\t"] {
            let text = format!("\u{feff}Số{between}Tên\r\n1{between} Mật ong \r\n");
            let rows = read(text.as_bytes(), 10).await.expect("rows");
            assert_eq!(rows, [row(1, &["Số", "Tên"]), row(2, &["1", "Mật ong"])], "{between:?}");
        }
    }

    #[tokio::test]
    async fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let text = "a;b\n\n\n\"hai\ndòng\";2\n;\n5;6\n";
        let rows = read(text.as_bytes(), 10).await.expect("rows");
        assert_eq!(rows.iter().map(|row| row.no).collect::<Vec<_>>(), [1, 4, 6]);
        assert_eq!(rows[1].cells, ["hai\ndòng", "2"]);
    }

    #[tokio::test]
    async fn more_rows_than_allowed_are_refused_and_exactly_so_many_are_not() {
        let text = "a\n".repeat(250);
        assert_eq!(read(text.as_bytes(), 250).await.expect("rows").len(), 250);
        assert_eq!(read(text.as_bytes(), 249).await, Err(SheetError::TooManyRows));
    }

    #[tokio::test]
    async fn what_is_no_table_is_told_so() {
        assert_eq!(read(&[0xd0, 0xcf, 0x11, 0xe0, 1, 2], 10).await, Err(SheetError::Unreadable), "an old workbook");
        assert_eq!(read(b"PK\x03\x04 and nothing", 10).await, Err(SheetError::Unreadable), "a broken one");
        assert_eq!(read(b"\xff\xfeS\0", 10).await, Err(SheetError::Encoding));
        assert_eq!(read(b"M\xe2t ong;2\n", 10).await, Err(SheetError::Encoding));
        assert_eq!(read(b"", 10).await, Ok(Vec::new()));
    }

    #[tokio::test]
    async fn a_cell_without_end_is_cut() {
        let rows = read("ạ".repeat(5_000).as_bytes(), 10).await.expect("rows");
        assert_eq!(rows[0].cells[0].chars().count(), LONGEST_CELL + 1);
    }

    #[tokio::test]
    async fn a_workbook_gives_its_days_and_numbers_as_people_read_them() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
        sheet.write(0, 0, "Số").expect("written");
        sheet.write(2, 0, "Mật ong").expect("written");
        sheet.write(2, 1, 4).expect("written");
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 11, 22).expect("a day");
        sheet.write_with_format(2, 3, &date, &day).expect("written");
        let bytes = book.save_to_buffer().expect("a workbook");
        let rows = read(&bytes, 10).await.expect("rows");
        assert_eq!(rows, [row(1, &["Số"]), row(3, &["Mật ong", "4", "", "2026-11-22"])]);
    }

    fn packed(name: &str, xml: &[u8]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        zip.write_all(xml).expect("written");
        zip.finish().expect("a file").into_inner()
    }

    #[tokio::test]
    async fn a_workbook_is_weighed_whatever_its_parts_are_called_and_say_of_themselves() {
        let many = b"<sst count = '1' uniqueCount = '1000000000'><si/></sst>";
        assert_eq!(read(&packed("xl/sharedStrings.xml", many), 10).await, Err(SheetError::TooLarge));
        let tags = b"<si/>".repeat(3_000_001);
        assert_eq!(read(&packed("xl/sharedStrings.XML", &tags), 10).await, Err(SheetError::TooLarge));
        assert_eq!(read(&packed("xl/sheet.bin", &vec![b' '; 33 * 1024 * 1024]), 10).await, Err(SheetError::TooLarge));
        let few = b"<sst uniqueCount=\"3\"><si/></sst>";
        assert_eq!(read(&packed("xl/sharedStrings.xml", few), 10).await, Err(SheetError::Unreadable), "no workbook");
    }

    #[tokio::test]
    async fn a_workbook_that_would_fill_the_memory_is_not_unpacked() {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).expect("begun");
        let zeros = vec![b' '; 1024 * 1024];
        for _ in 0..40 {
            zip.write_all(&zeros).expect("written");
        }
        let bytes = zip.finish().expect("a file").into_inner();
        assert!(bytes.len() < 100_000);
        assert_eq!(read(&bytes, 10).await, Err(SheetError::TooLarge));
    }
}

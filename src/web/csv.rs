//! Files for a Vietnamese Excel: it takes columns apart at semicolons and keeps the tones because of the mark of UTF-8. No cell of text
//! can become a formula.

use axum::response::Response;
use csv::{Terminator, Writer, WriterBuilder};

use super::{download, error::WebError};

const MARK: &[u8] = "\u{feff}".as_bytes();

/// A table that is written row by row.
pub struct Sheet(Writer<Vec<u8>>);

impl Sheet {
    /// With these heads over its columns.
    pub fn new<T: AsRef<str>>(heads: impl IntoIterator<Item = T>) -> Result<Self, WebError> {
        let mut builder = WriterBuilder::new();
        builder.delimiter(b';').terminator(Terminator::CRLF);
        let mut sheet = Self(builder.from_writer(MARK.to_vec()));
        sheet.row(heads.into_iter().map(|head| text(head.as_ref())))?;
        Ok(sheet)
    }

    /// One more row; its texts are `text`.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) -> Result<(), WebError> {
        self.0.write_record(cells).map_err(broken)
    }

    /// All of it.
    pub fn bytes(self) -> Result<Vec<u8>, WebError> {
        self.0.into_inner().map_err(|error| broken(error.into_error()))
    }

    /// All of it, under a name of plain letters.
    pub fn download(self, name: &str) -> Result<Response, WebError> {
        Ok(download::file(self.bytes()?, "text/csv; charset=utf-8", name))
    }
}

fn broken(error: impl ToString) -> WebError {
    WebError::Broken(error.to_string())
}

/// A cell that begins like a formula is marked as text, as spreadsheets do it.
pub fn text(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

/// `="00769"`: a formula of our own, which gives the code as text. Written plainly it would become the number 769.
pub fn code_whole(code: &str) -> String {
    if code.bytes().all(|b| b.is_ascii_digit()) { format!("=\"{code}\"") } else { text(code) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_becomes_a_formula() {
        for cell in ["=1+1", "+84", "-1", "@sum", "\t=1"] {
            assert_eq!(text(cell), format!("'{cell}"));
        }
        assert_eq!(text("Xã Mèo Vạc"), "Xã Mèo Vạc");
    }

    #[test]
    fn only_digits_become_a_formula_of_ours() {
        assert_eq!(code_whole("00769"), "=\"00769\"");
        assert_eq!(code_whole("=1+1\""), "'=1+1\"");
    }
}

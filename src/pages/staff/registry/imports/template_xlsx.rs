//! `/staff/registry/imports/template.xlsx`: the headings of a file, and on a second sheet what stands under each.

use axum::response::Response;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::{
    infra::words::Message,
    market::registry::Column,
    pages::visit::Visit,
    web::{download, error::WebError},
};

const MEDIA: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// As wide as a name is long.
const WIDTH: f64 = 24.0;

/// Downloads it.
pub async fn get(visit: Visit) -> Result<Response, WebError> {
    let say = |key: &str| visit.app.words.say(visit.language, &Message::new(key));
    let book = book(say).map_err(|error| WebError::Broken(error.to_string()))?;
    Ok(download::file(book, MEDIA, "mau-danh-sach-giay.xlsx"))
}

fn book(say: impl Fn(&str) -> String) -> Result<Vec<u8>, XlsxError> {
    let (mut book, head) = (Workbook::new(), Format::new().set_bold().set_text_wrap());
    let list = book.add_worksheet();
    list.set_name(say("registry-template-list"))?;
    for (at, column) in (0..).zip(Column::ALL) {
        list.set_column_width(at, WIDTH)?;
        list.write_with_format(0, at, say(column.key()), &head)?;
    }
    list.set_freeze_panes(1, 0)?;
    let told = book.add_worksheet();
    told.set_name(say("registry-template-told"))?;
    told.set_column_width(0, WIDTH)?;
    told.set_column_width(1, 4.0 * WIDTH)?;
    for (at, column) in (0..).zip(Column::ALL) {
        told.write_with_format(at, 0, say(column.key()), &head)?;
        told.write(at, 1, say(column.told()))?;
    }
    book.save_to_buffer()
}

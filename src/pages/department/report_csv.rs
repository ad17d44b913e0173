//! `/department/report.csv`: the table of places as the page shows it, for a Vietnamese Excel: it takes columns apart at
//! semicolons, keeps the tones because of the mark of UTF-8, and would drop the leading zeros of a code. No cell of text can
//! become a formula. Programs read the workbook.

use axum::{
    extract::RawQuery,
    response::{IntoResponse, Response},
};

use super::{asked::Asked, download, index};
use crate::{
    infra::words::Message,
    market::statistics::{
        report::Report,
        rows::{By, PlaceRow},
    },
    pages::visit::Visit,
    web::error::WebError,
};

const MARK: &[u8] = "\u{feff}".as_bytes();
const DAYS: [&str; 2] = ["statistics-file-from", "statistics-file-to"];
const NUMBERS: [&str; 7] = [
    "statistics-column-accounts",
    "statistics-column-shops",
    "statistics-column-live",
    "statistics-column-active",
    "statistics-column-off-sale",
    "statistics-transactions",
    "statistics-column-value",
];

/// Downloads it, for whoever has typed her password lately: it leaves the house, and holds what the public reads masked.
pub async fn get(visit: Visit, query: RawQuery) -> Result<Response, WebError> {
    visit.proved()?;
    let asked = Asked::read(&query, visit.now.day());
    if !asked.fields.fine() {
        return Ok(download::back(&query).into_response());
    }
    let report = index::read(&visit, &asked).await?;
    let say = |key: &str| visit.app.words.say(visit.language, &Message::new(key));
    let body = write(&report, &asked, say).map_err(|e| WebError::Broken(e.to_string()))?;
    Ok(download::file(body, "text/csv; charset=utf-8", &download::name(&report, ending(asked.by))))
}

fn ending(by: By) -> &'static str {
    match by {
        By::Commune => "csv",
        By::District => "huyen-cu.csv",
        By::Province => "tinh-cu.csv",
    }
}

fn write(report: &Report, asked: &Asked, say: impl Fn(&str) -> String) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new();
    writer.delimiter(b';').terminator(csv::Terminator::CRLF);
    let mut writer = writer.from_writer(MARK.to_vec());
    writer.write_record(DAYS.iter().chain(places(asked.by)).chain(&NUMBERS).map(|key| text(&say(key))))?;
    for row in &asked.places(report) {
        let name = if row.name.is_empty() { say("statistics-former-unknown") } else { row.name.clone() };
        writer.write_record(record(report, asked.by, row, &name))?;
    }
    writer.write_record(record(report, asked.by, &report.outside, &say("statistics-word-outside")))?;
    let total = PlaceRow { ladder: report.ladder, trade: report.trade, ..PlaceRow::default() };
    writer.write_record(record(report, asked.by, &total, &say("statistics-total")))?;
    writer.into_inner().map_err(|e| e.into_error().into())
}

/// What says where a row is about.
fn places(by: By) -> &'static [&'static str] {
    match by {
        By::Commune => &[
            "statistics-column-code",
            "statistics-column-place",
            "statistics-column-district",
            "statistics-column-province",
        ],
        By::District => &["statistics-column-place", "statistics-column-province"],
        By::Province => &["statistics-column-place"],
    }
}

fn record(report: &Report, by: By, row: &PlaceRow, name: &str) -> Vec<String> {
    let days = [report.period.from, report.period.to].map(|day| day.to_string());
    let code = row.code.as_ref().map(|code| code_whole(&code.0)).unwrap_or_default();
    let place = match by {
        By::Commune => vec![code, text(name), text(&row.district), text(&row.province)],
        By::District => vec![text(name), text(&row.province)],
        By::Province => vec![text(name)],
    };
    let ladder = row.ladder;
    let households = [ladder.accounts, ladder.shops, ladder.live, ladder.active, ladder.off_sale];
    let numbers = households.into_iter().chain([row.trade.count, row.trade.value.0]).map(|number| number.to_string());
    days.into_iter().chain(place).chain(numbers).collect()
}

/// `="00769"`: a formula of our own, which gives the code as text. Written plainly it would become the number 769.
fn code_whole(code: &str) -> String {
    if code.bytes().all(|b| b.is_ascii_digit()) { format!("=\"{code}\"") } else { text(code) }
}

/// A cell that begins like a formula is marked as text, as spreadsheets do it.
fn text(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::department::sample;

    #[test]
    fn a_cell_never_becomes_a_formula() {
        for cell in ["=1+1", "+84", "-1", "@sum", "\t=1"] {
            assert_eq!(text(cell), format!("'{cell}"));
        }
        assert_eq!(text("Xã Mèo Vạc"), "Xã Mèo Vạc");
    }

    #[test]
    fn a_name_that_looks_like_a_formula_stays_a_name() {
        let mut report = sample::report();
        report.places[0].name = "=cmd|' /C calc'!A0".into();
        let asked = Asked::read(&RawQuery(None), sample::TODAY);
        let file = String::from_utf8(write(&report, &asked, str::to_owned).expect("a file")).expect("UTF-8");
        assert!(file.starts_with('\u{feff}') && file.contains("\r\n") && file.contains(";'=cmd|"), "{file}");
    }

    #[test]
    fn only_digits_become_a_formula_of_ours() {
        assert_eq!(code_whole("00769"), "=\"00769\"");
        assert_eq!(code_whole("=1+1\""), "'=1+1\"");
    }
}

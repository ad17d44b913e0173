//! `/department/report.csv`: every commune with its ladder and its transactions, for Excel and for programs. UTF-8 with its
//! mark, so that Excel keeps the tones; no cell of text can become a formula.

use axum::{
    extract::RawQuery,
    response::{IntoResponse, Response},
};

use super::{asked::Asked, download, index};
use crate::{
    infra::words::Message,
    market::statistics::{report::Report, rows::PlaceRow},
    pages::visit::Visit,
    web::error::WebError,
};

const MARK: &[u8] = "\u{feff}".as_bytes();
const HEADINGS: [&str; 13] = [
    "statistics-file-from",
    "statistics-file-to",
    "statistics-column-code",
    "statistics-column-place",
    "statistics-column-district",
    "statistics-column-province",
    "statistics-column-accounts",
    "statistics-column-shops",
    "statistics-column-live",
    "statistics-column-active",
    "statistics-column-off-sale",
    "statistics-transactions",
    "statistics-column-value",
];

/// Downloads it.
pub async fn get(visit: Visit, query: RawQuery) -> Result<Response, WebError> {
    let asked = Asked::read(&query, visit.now.day());
    if !asked.fields.fine() {
        return Ok(download::back(&query).into_response());
    }
    let report = index::read(&visit, &asked).await?;
    let say = |key: &str| visit.app.words.say(visit.language, &Message::new(key));
    let body = write(&report, say).map_err(|e| WebError::Broken(e.to_string()))?;
    Ok(download::file(body, "text/csv; charset=utf-8", &download::name(&report, "csv")))
}

fn write(report: &Report, say: impl Fn(&str) -> String) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    writer.write_record(HEADINGS.map(|key| text(&say(key))))?;
    for row in &report.places {
        writer.write_record(record(report, row, &row.name))?;
    }
    writer.write_record(record(report, &report.outside, &say("statistics-word-outside")))?;
    let total = PlaceRow { ladder: report.ladder, trade: report.trade, ..PlaceRow::default() };
    writer.write_record(record(report, &total, &say("statistics-total")))?;
    writer.into_inner().map_err(|e| e.into_error().into())
}

fn record(report: &Report, row: &PlaceRow, name: &str) -> [String; 13] {
    let ladder = row.ladder;
    [
        report.period.from.to_string(),
        report.period.to.to_string(),
        row.code.as_ref().map(ToString::to_string).unwrap_or_default(),
        text(name),
        text(&row.district),
        text(&row.province),
        ladder.accounts.to_string(),
        ladder.shops.to_string(),
        ladder.live.to_string(),
        ladder.active.to_string(),
        ladder.off_sale.to_string(),
        row.trade.count.to_string(),
        row.trade.value.0.to_string(),
    ]
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
        let file = String::from_utf8(write(&report, str::to_owned).expect("a file")).expect("UTF-8");
        assert!(file.starts_with('\u{feff}') && file.contains("\r\n") && file.contains(",'=cmd|"), "{file}");
    }
}

//! `/department/report.csv`: the table of places as the page shows it, for a Vietnamese Excel, which would drop the leading zeros of a
//! code. Programs read the workbook.

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
    web::{
        csv::{Sheet, code_whole, text},
        error::WebError,
    },
};

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
    sheet(&report, &asked, say)?.download(&download::name(&report, ending(asked.by)))
}

fn ending(by: By) -> &'static str {
    match by {
        By::Commune => "csv",
        By::District => "huyen-cu.csv",
        By::Province => "tinh-cu.csv",
    }
}

fn sheet(report: &Report, asked: &Asked, say: impl Fn(&str) -> String) -> Result<Sheet, WebError> {
    let mut sheet = Sheet::new(DAYS.iter().chain(places(asked.by)).chain(&NUMBERS).map(|key| say(key)))?;
    for row in &asked.places(report) {
        let name = if row.name.is_empty() { say("statistics-former-unknown") } else { row.name.clone() };
        sheet.row(record(report, asked.by, row, &name))?;
    }
    sheet.row(record(report, asked.by, &report.outside, &say("statistics-word-outside")))?;
    let total = PlaceRow { ladder: report.ladder, trade: report.trade, ..PlaceRow::default() };
    sheet.row(record(report, asked.by, &total, &say("statistics-total")))?;
    Ok(sheet)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::department::sample;

    #[test]
    fn a_name_that_looks_like_a_formula_stays_a_name() {
        let mut report = sample::report();
        report.places[0].name = "=cmd|' /C calc'!A0".into();
        let asked = Asked::read(&RawQuery(None), sample::TODAY);
        let sheet = sheet(&report, &asked, str::to_owned).expect("a sheet");
        let file = String::from_utf8(sheet.bytes().expect("a file")).expect("UTF-8");
        assert!(file.starts_with('\u{feff}') && file.contains("\r\n") && file.contains(";'=cmd|"), "{file}");
    }
}

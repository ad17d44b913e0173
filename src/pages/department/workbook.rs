//! The report as a workbook: numbers are numbers, days are days, headings stay in sight, and it prints on A4 as it is.
//! A cell of a workbook is a double: whole đồng are exact up to nine million milliards.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use time::{Date, OffsetDateTime};

use super::spelled;
use crate::{
    infra::words::Message,
    market::{
        sales::Trade,
        statistics::{
            report::Report,
            rows::{MonthRow, PlaceRow},
        },
    },
};

/// How a message is said.
type Say<'a> = &'a dyn Fn(&Message) -> String;

/// What is written, and how it looks.
struct Sheets<'a> {
    report: &'a Report,
    say: Say<'a>,
    heading: Format,
    number: Format,
    total: Format,
    day: Format,
    month: Format,
    moment: Format,
    title: Format,
    words: Format,
}

/// The file.
pub fn write(report: &Report, market: &str, say: Say<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = say(&Message::new("statistics-file-title").with("market", market));
    let read_at = moment(report.read_at.local())?;
    workbook.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&read_at));
    let sheets = Sheets::new(report, say);
    sheets.summary(workbook.add_worksheet(), &title)?;
    sheets.months(workbook.add_worksheet())?;
    if !report.days.is_empty() {
        sheets.days(workbook.add_worksheet())?;
    }
    sheets.places(workbook.add_worksheet())?;
    sheets.goods(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

impl<'a> Sheets<'a> {
    fn new(report: &'a Report, say: Say<'a>) -> Self {
        let number = Format::new().set_num_format("#,##0");
        let bold = Format::new().set_bold();
        Self {
            report,
            say,
            heading: bold.clone().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin),
            total: number.clone().set_bold().set_border_top(FormatBorder::Thin),
            number,
            day: Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
            month: Format::new().set_num_format("mm/yyyy").set_align(FormatAlign::Left),
            moment: Format::new().set_num_format("hh:mm dd/mm/yyyy").set_align(FormatAlign::Left),
            title: bold.set_font_size(14),
            words: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }

    fn word(&self, key: &str) -> String {
        (self.say)(&Message::new(key))
    }

    /// Period, territory, the main figures, and what they mean.
    fn summary(&self, sheet: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
        let report = self.report;
        self.prepare(sheet, "statistics-sheet-summary", &[44.0, 60.0])?;
        sheet.set_portrait().write_string_with_format(0, 0, title, &self.title)?;
        self.line(sheet, 1, "statistics-file-period")?.write_string(
            1,
            1,
            (self.say)(&spelled::period(report.period)),
        )?;
        self.line(sheet, 2, "statistics-file-from")?;
        sheet.write_datetime_with_format(2, 1, day(report.period.from)?, &self.day)?;
        self.line(sheet, 3, "statistics-file-to")?;
        sheet.write_datetime_with_format(3, 1, day(report.period.to)?, &self.day)?;
        let territory = (self.say)(&spelled::territory(&report.territory));
        self.line(sheet, 4, "statistics-file-territory")?.write_string(4, 1, territory)?;
        self.line(sheet, 5, "statistics-file-read-at")?;
        sheet.write_datetime_with_format(5, 1, moment(report.read_at.local())?, &self.moment)?;
        if report.runs {
            sheet.write_string(6, 1, self.word("statistics-runs"))?;
        }
        let next = self.figures(sheet, 8)?;
        self.definitions(sheet, next + 1)
    }

    fn figures(&self, sheet: &mut Worksheet, first: u32) -> Result<u32, XlsxError> {
        let (report, ladder) = (self.report, self.report.ladder);
        let figures = [
            ("statistics-column-accounts", ladder.accounts),
            ("statistics-column-shops", ladder.shops),
            ("statistics-column-live", ladder.live),
            ("statistics-column-active", ladder.active),
            ("statistics-column-off-sale", ladder.off_sale),
            ("statistics-transactions", report.trade.count),
            ("statistics-file-value", report.trade.value.0),
            ("statistics-file-ocop-live", report.ocop.on_sale),
            ("statistics-file-ocop-valid", report.ocop.valid),
        ];
        let left = self.number.clone().set_align(FormatAlign::Left);
        let mut row = first;
        for (key, figure) in figures {
            self.line(sheet, row, key)?.write_number_with_format(row, 1, figure as f64, &left)?;
            row += 1;
        }
        Ok(row)
    }

    fn definitions(&self, sheet: &mut Worksheet, first: u32) -> Result<(), XlsxError> {
        sheet.write_string_with_format(first, 0, self.word("statistics-definitions"), &self.heading)?;
        for (row, (word, means)) in (first + 1..).zip(spelled::DEFINITIONS) {
            sheet.write_string_with_format(row, 0, self.word(word), &self.words)?;
            sheet.write_string_with_format(row, 1, self.word(means), &self.words)?;
        }
        Ok(())
    }

    fn line<'s>(&self, sheet: &'s mut Worksheet, row: u32, key: &str) -> Result<&'s mut Worksheet, XlsxError> {
        sheet.write_string(row, 0, self.word(key))
    }

    fn months(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        self.prepare(sheet, "statistics-sheet-months", &[14.0, 22.0, 22.0, 18.0])?;
        self.headings(sheet, &["statistics-column-month", "statistics-transactions", "statistics-column-value"])?;
        for (row, month) in (1..).zip(&self.report.months) {
            let MonthRow { month, trade, runs, .. } = *month;
            sheet.write_datetime_with_format(row, 0, day(month)?, &self.month)?;
            self.trade(sheet, row, 1, trade, &self.number)?;
            if runs {
                sheet.write_string(row, 3, self.word("statistics-not-over"))?;
            }
        }
        Ok(())
    }

    fn days(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        self.prepare(sheet, "statistics-sheet-days", &[14.0, 22.0, 22.0])?;
        self.headings(sheet, &["statistics-column-day", "statistics-transactions", "statistics-column-value"])?;
        for (row, shown) in (1..).zip(&self.report.days) {
            sheet.write_datetime_with_format(row, 0, day(shown.day)?, &self.day)?;
            self.trade(sheet, row, 1, shown.trade, &self.number)?;
        }
        Ok(())
    }

    fn places(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let widths = [9.0, 28.0, 24.0, 20.0, 12.0, 12.0, 12.0, 12.0, 14.0, 12.0, 18.0];
        self.prepare(sheet, "statistics-sheet-places", &widths)?;
        self.headings(
            sheet,
            &[
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
            ],
        )?;
        let mut row = 1;
        for place in &self.report.places {
            self.place(sheet, row, place, &place.name, &self.number)?;
            row += 1;
        }
        self.place(sheet, row, &self.report.outside, &self.word("statistics-word-outside"), &self.number)?;
        let total = PlaceRow { ladder: self.report.ladder, trade: self.report.trade, ..PlaceRow::default() };
        self.place(sheet, row + 1, &total, &self.word("statistics-total"), &self.total)
    }

    fn place(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        place: &PlaceRow,
        name: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if let Some(code) = &place.code {
            sheet.write_string(row, 0, &code.0)?;
        }
        sheet.write_string(row, 1, name)?;
        sheet.write_string(row, 2, &place.district)?;
        sheet.write_string(row, 3, &place.province)?;
        let ladder = place.ladder;
        let steps = [ladder.accounts, ladder.shops, ladder.live, ladder.active, ladder.off_sale];
        for (column, count) in (4..).zip(steps) {
            sheet.write_number_with_format(row, column, count as f64, format)?;
        }
        self.trade(sheet, row, 9, place.trade, format)
    }

    /// By kind of seller, by stars and by product set: one table, so that its headings hold for every row and every page.
    fn goods(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        self.prepare(sheet, "statistics-sheet-goods", &[18.0, 44.0, 16.0, 22.0])?;
        let columns = [
            "statistics-column-split",
            "statistics-column-name",
            "statistics-column-orders",
            "statistics-column-value",
        ];
        self.headings(sheet, &columns)?;
        let report = self.report;
        let kinds = report.kinds.iter().map(|row| ("statistics-column-kind", self.word(row.kind.key()), row.trade));
        let stars = report.stars.iter().map(|row| ("statistics-column-stars", self.stars(row.stars), row.trade));
        let sets =
            report.sets.iter().map(|row| ("statistics-column-set", format!("{}. {}", row.no, row.name), row.trade));
        let mut row = 1;
        for (split, name, trade) in kinds.chain(stars).chain(sets) {
            sheet.write_string(row, 0, self.word(split))?.write_string(row, 1, name)?;
            self.trade(sheet, row, 2, trade, &self.number)?;
            row += 1;
        }
        sheet.merge_range(row + 1, 0, row + 1, 3, &self.word("statistics-counts-overlap"), &self.words)?;
        sheet.set_row_height(row + 1, 48)?;
        Ok(())
    }

    fn stars(&self, stars: Option<i32>) -> String {
        (self.say)(&spelled::stars(stars))
    }

    fn trade(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        trade: Trade,
        format: &Format,
    ) -> Result<(), XlsxError> {
        sheet.write_number_with_format(row, column, trade.count as f64, format)?;
        sheet.write_number_with_format(row, column + 1, trade.value.0 as f64, format)?;
        Ok(())
    }

    /// A heading row that stays in sight and comes again on every printed page.
    fn headings(&self, sheet: &mut Worksheet, keys: &[&str]) -> Result<(), XlsxError> {
        for (column, key) in (0..).zip(keys) {
            sheet.write_string_with_format(0, column, self.word(key), &self.heading)?;
        }
        sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        Ok(())
    }

    fn prepare(&self, sheet: &mut Worksheet, name: &str, widths: &[f64]) -> Result<(), XlsxError> {
        sheet.set_name(self.word(name))?;
        for (column, width) in (0..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        let page = Message::new("statistics-file-page").with("page", "&P").with("pages", "&N");
        let foot = format!("&L{}&R{}", (self.say)(&spelled::period(self.report.period)), (self.say)(&page));
        sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_footer(foot);
        Ok(())
    }
}

fn day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, u8::from(day.month()), day.day())
}

fn moment(moment: OffsetDateTime) -> Result<ExcelDateTime, XlsxError> {
    day(moment.date())?.and_hms(u16::from(moment.hour()), moment.minute(), moment.second())
}

//! How figures and periods are spelled, the same on screen and in files.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::{
    infra::words::Message,
    kernel::money::grouped,
    market::{
        sales::Trade,
        statistics::{
            period::{Period, Shape},
            report::Before,
            share,
            territory::Territory,
        },
    },
};

pub use crate::kernel::calendar::day;

/// `6,6`.
pub fn decimal(number: Decimal) -> String {
    number.normalize().to_string().replace('.', ",")
}

/// `Tháng 11 năm 2026`, `Quý IV năm 2026`, `Năm 2026`, `Từ 01/11/2026 đến 15/11/2026`.
pub fn period(period: Period) -> Message {
    let year = period.from.year();
    match period.shape {
        Shape::Month => {
            Message::new("statistics-month").with("month", u8::from(period.from.month())).with("year", year)
        }
        Shape::Quarter => {
            let roman = ["I", "II", "III", "IV"][usize::from(period.quarter() - 1) % 4];
            Message::new("statistics-quarter").with("quarter", roman).with("year", year)
        }
        Shape::Year => Message::new("statistics-year").with("year", year),
        Shape::Days => days(period),
    }
}

/// `Từ 01/11/2026 đến 15/11/2026`.
pub fn days(period: Period) -> Message {
    Message::new("statistics-days").with("from", day(period.from)).with("to", day(period.to))
}

/// `Tỉnh Tuyên Quang (gồm Hà Giang cũ)`.
pub fn territory(territory: &Territory) -> Message {
    if territory.absorbed.is_empty() {
        return Message::new("statistics-territory").with("name", &territory.name);
    }
    Message::new("statistics-territory-with")
        .with("name", &territory.name)
        .with("absorbed", territory.absorbed.join(", "))
}

/// How a figure changed, and whether that is good (`up`) or bad (`down`).
#[derive(Serialize)]
pub struct Change {
    words: Message,
    class: &'static str,
}

/// `▲ 14 % so với 01/10/2026 – 22/10/2026 (246)`, beside the period before and beside the same days of last year, for the number of
/// transactions or for their value. Where there was nothing it says so: nothing has no percentage.
pub fn changes(before: &Before, last_year: Option<&Before>, trade: Trade, of: fn(Trade) -> i64) -> Vec<Change> {
    [Some(before), last_year].into_iter().flatten().map(|before| change(before, trade, of)).collect()
}

fn change(before: &Before, trade: Trade, of: fn(Trade) -> i64) -> Change {
    let said = |key: &str, percent: String, class| {
        let (from, to) = (day(before.period.from), day(before.period.to));
        let words = Message::new(key).with("percent", percent).with("from", from).with("to", to);
        Change { words: words.with("figure", grouped(of(before.trade))), class }
    };
    match share::change(of(before.trade), of(trade)) {
        None => said("statistics-change-from-nothing", String::new(), ""),
        Some(c) if c > Decimal::ZERO => said("statistics-change-up", decimal(c), "up"),
        Some(c) if c < Decimal::ZERO => said("statistics-change-down", decimal(c.abs()), "down"),
        Some(_) => said("statistics-change-none", String::new(), ""),
    }
}

/// `5 sao`, or goods without a certificate.
pub fn stars(stars: Option<i32>) -> Message {
    match stars {
        Some(stars) => Message::new("statistics-stars").with("stars", stars),
        None => Message::new("statistics-stars-none"),
    }
}

/// The definitions, word and meaning, in the order in which they are read.
pub const DEFINITIONS: [(&str, &str); 9] = [
    ("statistics-word-account", "statistics-means-account"),
    ("statistics-word-shop", "statistics-means-shop"),
    ("statistics-word-live", "statistics-means-live"),
    ("statistics-word-active", "statistics-means-active"),
    ("statistics-word-transaction", "statistics-means-transaction"),
    ("statistics-word-value", "statistics-means-value"),
    ("statistics-word-ocop", "statistics-means-ocop"),
    ("statistics-word-former", "statistics-means-former"),
    ("statistics-word-outside", "statistics-means-outside"),
];

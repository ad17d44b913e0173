//! How figures and periods are spelled, the same on screen and in files.

use rust_decimal::Decimal;

use crate::{
    infra::words::Message,
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

/// `▲ 14 % so với 01/10/2026 – 22/10/2026`, for the number of transactions or for their value.
pub fn comparison(before: &Before, trade: Trade, of: fn(Trade) -> i64) -> (Message, &'static str) {
    let span = |message: Message| message.with("from", day(before.period.from)).with("to", day(before.period.to));
    let Some(change) = share::change(of(before.trade), of(trade)) else {
        return (span(Message::new("statistics-change-from-nothing")), "");
    };
    let percent = decimal(change.abs());
    let (key, class) = match change {
        c if c > Decimal::ZERO => ("statistics-change-up", "up"),
        c if c < Decimal::ZERO => ("statistics-change-down", "down"),
        _ => ("statistics-change-none", ""),
    };
    (span(Message::new(key).with("percent", percent)), class)
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

//! The mails about purchases and orders. Nobody has proved the address that they go to, so nothing in them is a stranger's free words: no
//! name that a guest has typed, nothing that a shop writes before a moderator has read it.

use serde::Serialize;

use super::voice::Letter;
use crate::{
    infra::words::Message,
    kernel::{instant::Instant, money::Money},
};

/// Confirms a purchase.
#[derive(Serialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct PurchaseLetter {
    pub code: String,
    pub url: String,
    pub orders: Vec<LetterOrder>,
    pub goods_total: Money,
    pub delivery_total: Money,
    pub total: Money,
}

/// One shop's part in it.
#[derive(Serialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct LetterOrder {
    pub code: String,
    pub shop: String,
    pub lines: Vec<LetterLine>,
    pub delivery_fee: Money,
    pub total: Money,
}

/// A line of it.
#[derive(Serialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct LetterLine {
    pub quantity: i64,
    /// As a moderator has approved it.
    pub name: String,
    /// `500 ml`, where the measure names one.
    pub amount: Option<String>,
    pub total: Money,
}

/// Tells that an order has come a step further, or has ended.
#[derive(Serialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct OrderLetter {
    pub code: String,
    pub url: String,
    pub shop: String,
    pub shop_phone: String,
    /// What happened, in one sentence.
    pub news: Message,
    /// Letters, digits and dashes.
    pub tracking_code: Option<String>,
    pub total: Money,
}

/// Tells whoever looks after the market that something is not well, or is well again.
#[derive(Serialize)]
pub struct StateLetter {
    /// What is not as it should be.
    pub broken: Vec<Message>,
    /// What was not, and is.
    pub well_again: Vec<Message>,
    /// Where to look.
    pub url: String,
}

/// Brings the last seal of the record to where nobody who can write to the database reaches it.
#[derive(Serialize)]
pub struct RecordLetter {
    /// As `chophien check` takes it.
    pub head: String,
    /// When it was sealed.
    pub sealed_at: Instant,
    /// The log's.
    pub url: String,
}

impl Letter for RecordLetter {
    const NAME: &'static str = "record";

    fn samples() -> Vec<Self> {
        let url = "https://cho.example/staff/log".to_owned();
        vec![Self { head: format!("1250:{}", "6a".repeat(32)), sealed_at: Instant(1_795_311_000_000_000), url }]
    }
}

impl Letter for StateLetter {
    const NAME: &'static str = "state";

    fn samples() -> Vec<Self> {
        let url = || "https://cho.example/staff/status".to_owned();
        let (waits, full) = (|| vec![Message::new("rule-jobs-wait")], || vec![Message::new("rule-disk-full")]);
        vec![
            Self { broken: waits(), well_again: full(), url: url() },
            Self { broken: waits(), well_again: vec![], url: url() },
            Self { broken: vec![], well_again: waits(), url: url() },
        ]
    }
}

impl Letter for PurchaseLetter {
    const NAME: &'static str = "purchase_placed";

    fn samples() -> Vec<Self> {
        let line = LetterLine {
            quantity: 2,
            name: "Mật ong bạc hà".into(),
            amount: Some("500 ml".into()),
            total: Money(770_000),
        };
        let plain = LetterLine { quantity: 1, name: "Khăn lanh".into(), amount: None, total: Money(0) };
        let order = LetterOrder {
            code: "DH7K2MXP".into(),
            shop: "Mật ong Mỷ".into(),
            lines: vec![line, plain],
            delivery_fee: Money(32_000),
            total: Money(802_000),
        };
        vec![Self {
            code: "MX7K2MXP".into(),
            url: "https://cho.example/purchases/MX7K2MXP".into(),
            orders: vec![order],
            goods_total: Money(770_000),
            delivery_total: Money(32_000),
            total: Money(802_000),
        }]
    }
}

impl Letter for OrderLetter {
    const NAME: &'static str = "order_news";

    fn samples() -> Vec<Self> {
        let letter = |key: &str, tracking: Option<&str>| Self {
            code: "DH7K2MXP".into(),
            url: "https://cho.example/orders/DH7K2MXP".into(),
            shop: "Mật ong Mỷ".into(),
            shop_phone: "0900000002".into(),
            news: key.into(),
            tracking_code: tracking.map(str::to_owned),
            total: Money(802_000),
        };
        vec![
            letter("news-confirmed", None),
            letter("news-handed-over", Some("VTP-1290331")),
            letter("news-cancelled-sold-out", None),
        ]
    }
}

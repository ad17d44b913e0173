//! What was bought, as whoever may see it reads it. No row: nothing can be written with it.

use sea_orm::DerivePartialModel;
use subtle::ConstantTimeEq;

use crate::{
    entities::{
        order::{self, CancelReason, Party, Status},
        order_line, purchase,
    },
    infra::secret::Secret,
    kernel::{
        ids::{AccountId, OrderId, PurchaseId, ShopId, UnitCode},
        instant::Instant,
        money::Money,
        phone::Phone,
        words::people::Language,
    },
};

/// What a buyer placed with one press.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "purchase::Entity")]
#[expect(missing_docs, reason = "each name says it")]
pub struct Purchase {
    pub id: PurchaseId,
    pub code: String,
    /// `None` for a guest.
    pub buyer_id: Option<AccountId>,
    pub name: String,
    pub phone: Phone,
    /// When the number was proved.
    pub proved_at: Option<Instant>,
    pub email: Option<String>,
    pub unit_code: UnitCode,
    pub street: String,
    pub note: Option<String>,
    pub language: Language,
    pub goods_total: Money,
    pub delivery_total: Money,
    pub total: Money,
    pub placed_at: Instant,
}

/// Letters of a purchase's key: 128 bits with these. Each is one of a text, which has room for few.
const KEY: usize = 22;
const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Hexadecimal digits of 128 bits.
const BITS: usize = 32;
const LINK: &str = "purchase link";

impl Purchase {
    /// What its secret link carries: nobody who knows code and number can tell it, and no table holds it.
    pub fn key(&self, secret: &Secret) -> String {
        let tag: String = secret.tag(LINK, &self.code).chars().take(BITS).collect();
        short(u128::from_str_radix(&tag, 16).unwrap_or_else(|_| unreachable!("a tag is hexadecimal")))
    }

    /// Whether that is its key, in constant time.
    pub fn opens(&self, secret: &Secret, key: &str) -> bool {
        self.key(secret).as_bytes().ct_eq(key.as_bytes()).into()
    }
}

fn short(mut bits: u128) -> String {
    let letter = |_| {
        let at = usize::try_from(bits % 62).unwrap_or_else(|_| unreachable!("less than 62"));
        bits /= 62;
        LETTERS[at] as char
    };
    (0..KEY).map(letter).collect()
}

/// What a form's key placed, and what the form said, hashed.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "purchase::Entity")]
#[expect(missing_docs, reason = "each name says it")]
pub struct ByForm {
    pub id: PurchaseId,
    pub code: String,
    /// Empty where nobody wrote it down.
    pub form_digest: String,
}

/// One shop's part of it.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "order::Entity")]
#[expect(missing_docs, reason = "each name says it")]
pub struct Order {
    pub id: OrderId,
    pub code: String,
    pub purchase_id: PurchaseId,
    pub shop_id: ShopId,
    pub buyer_id: Option<AccountId>,
    pub status: Status,
    /// Goods, without freight.
    pub goods_total: Money,
    pub delivery_fee: Money,
    pub total: Money,
    pub placed_at: Instant,
    /// Unanswered then, it is cancelled.
    pub answer_by: Instant,
    pub confirmed_at: Option<Instant>,
    pub packed_at: Option<Instant>,
    pub handed_over_at: Option<Instant>,
    pub tracking_code: Option<String>,
    pub delivered_at: Option<Instant>,
    /// Who said so.
    pub delivered_by: Option<Party>,
    /// The buyer says that it has not come.
    pub not_arrived_at: Option<Instant>,
    pub undelivered_at: Option<Instant>,
    pub came_back_at: Option<Instant>,
    pub completed_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
    pub cancelled_by: Option<Party>,
    pub cancel_reason: Option<CancelReason>,
    pub cancel_words: Option<String>,
}

/// A line of an order, as it was written that day.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "order_line::Entity")]
#[expect(missing_docs, reason = "each name says it")]
pub struct OrderLine {
    pub order_id: OrderId,
    pub name: String,
    pub measure: String,
    pub quantity: i64,
    pub unit_price: Money,
    pub line_total: Money,
    pub stars: Option<i32>,
    /// The certificate valid that day, in words.
    pub certificate: Option<String>,
    /// The commune that day.
    pub unit_name: String,
    pub cover: Option<String>,
}

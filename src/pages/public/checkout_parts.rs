//! What `/checkout` shows beside its form: the goods, shop by shop, what is not as the buyer saw it, and what it asks.

use serde::Serialize;

use super::{cart::words, checkout_proof::CodeParts};
use crate::{
    infra::words::Message,
    kernel::money::Money,
    market::checkout::policy::{Change, ShopPart, Wanted},
};

#[derive(Serialize)]
pub(super) struct CheckoutShop {
    name: String,
    place: &'static str,
    lines: Vec<CheckoutLine>,
    goods_total: Money,
    fee: Option<Money>,
}

#[derive(Serialize)]
struct CheckoutLine {
    /// What the hidden field holds.
    written: String,
    name: String,
    measure: String,
    cover: Option<String>,
    quantity: i64,
    total: Money,
}

#[derive(Serialize)]
pub(super) struct ChangeParts {
    name: String,
    words: Message,
}

/// What the page asks beside the form's own fields.
#[derive(Clone, Default, Serialize)]
pub(super) struct Asked {
    /// Whether to order what was ordered before, as far as the form tells: that has a button of its own.
    pub(super) anew: bool,
    /// The purchase that the form has placed already.
    pub(super) purchase: Option<String>,
    /// The digits that were texted to a guest's number.
    pub(super) code: Option<CodeParts>,
}

impl CheckoutShop {
    /// One shop's lines, and what it takes to bring them, where that is known.
    pub(super) fn new(part: ShopPart, fee: Option<Money>) -> Self {
        let (name, place) =
            part.lines.first().map(|line| (line.offer.shop_name.clone(), line.offer.unit_name)).unwrap_or_default();
        let lines = part.lines.into_iter().map(|line| {
            let (code, price) = (line.offer.variant_code, line.offer.price);
            CheckoutLine {
                written: Wanted { variant_code: code, quantity: line.quantity, seen_price: price }.written(),
                name: line.offer.product_name,
                measure: line.offer.measure,
                cover: line.offer.cover,
                quantity: line.quantity,
                total: line.total,
            }
        });
        Self { name, place, lines: lines.collect(), goods_total: part.goods_total, fee }
    }

    /// For samples of pages.
    pub(super) fn sample(fee: Option<Money>) -> Self {
        Self {
            name: "Mật ong Mỷ".into(),
            place: "Xã Mèo Vạc",
            lines: vec![CheckoutLine {
                written: "K7QM2X:2:385000".into(),
                name: "Mật ong bạc hà".into(),
                measure: "lọ 500 ml".into(),
                cover: None,
                quantity: 2,
                total: Money(770_000),
            }],
            goods_total: Money(770_000),
            fee,
        }
    }
}

impl ChangeParts {
    /// As the buyer is told it.
    pub(super) fn new(change: Change) -> Self {
        Self { words: words(change.trouble, change.price), name: change.name }
    }

    /// For samples of pages.
    pub(super) fn sample() -> Self {
        Self { name: "Chè Shan tuyết, hộp 100 g".into(), words: "cart-line-sold-out".into() }
    }
}

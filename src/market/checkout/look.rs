//! What could be ordered now of what somebody wants: shown before anything is placed.

use sea_orm::{ConnectionTrait, DbErr};
use time::Date;

use super::{
    basis::{Basis, basis},
    policy::{self, Agreed, Change, ShopPart, Wanted},
    quote::{self, Quote},
};
use crate::{
    kernel::{ids::UnitCode, money::Money},
    market::{
        carts::policy::{Trouble, buyable, trouble},
        catalog::offers::Offer,
    },
};

/// As things stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Shop by shop, with as many pieces as there are; empty where nothing can be bought.
    pub parts: Vec<ShopPart>,
    /// What is not as it was seen.
    pub changes: Vec<Change>,
    /// Goods of all shops.
    pub goods_total: Money,
    /// What it costs to bring it there, once a commune is told.
    pub quote: Option<Quote>,
}

/// Looks at the wanted lines today, to be brought to a commune.
pub async fn look(
    db: &impl ConnectionTrait,
    wanted: &[Wanted],
    to: Option<&UnitCode>,
    on: Date,
) -> Result<Look, DbErr> {
    let codes: Vec<&str> = wanted.iter().map(|line| line.variant_code.as_str()).collect();
    let Basis { offers, rates } = basis(db, &codes).await?;
    let (mut lines, mut changes) = (Vec::new(), Vec::new());
    for line in wanted {
        let offer = offers.iter().find(|offer| offer.variant_code == line.variant_code);
        let (agreed, change) = agreed_line(line, offer);
        lines.extend(agreed);
        changes.extend(change);
    }
    let parts = policy::by_shop(lines).unwrap_or_default();
    let goods_total = Money::sum(parts.iter().map(|part| part.goods_total)).unwrap_or_default();
    let quote = to.map(|to| quote::quote(&rates, &parts, to, on));
    Ok(Look { parts, changes, goods_total, quote })
}

fn agreed_line(line: &Wanted, offer: Option<&Offer>) -> (Option<Agreed>, Option<Change>) {
    let Some(offer) = offer else {
        return (None, Some(Change { name: String::new(), trouble: Trouble::Gone, price: Money(0) }));
    };
    let quantity = buyable(offer, line.quantity);
    let total = offer.price.times(quantity).filter(|_| quantity > 0);
    let agreed = total.map(|total| Agreed { offer: offer.clone(), quantity, total });
    let change = trouble(offer, line.quantity, line.seen_price).map(|found| policy::change(offer, found));
    (agreed, change)
}

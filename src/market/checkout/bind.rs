//! Who may bind what: nobody orders from her own shop, whoever has proved nothing binds little, and nobody without end.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr};

use super::{
    policy::ShopPart,
    proof::{Bounds, Why},
};
use crate::{
    kernel::{
        ids::{AccountId, ShopId, VariantId},
        instant::Instant,
        money::Money,
        phone::Phone,
    },
    market::{
        orders::find::unanswered::{self, Waiting, Whose},
        shops::members,
    },
};

/// What an agreed purchase would bind.
#[derive(Clone, Copy)]
pub struct Bound<'a> {
    /// Shop by shop.
    pub parts: &'a [ShopPart],
    /// Deliveries included.
    pub total: Money,
}

/// Why it may not be placed as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Its number is to be proved.
    Prove(Why),
    /// So much of whoever orders waits already.
    Wait(Waiting),
}

/// Whose one of the shops is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// Whoever orders is a member of that shop.
    Shop(String),
    /// The number is the one that this shop shows to everybody.
    Number(String),
}

/// The shop among these in which an account acts.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account: AccountId,
    parts: &[ShopPart],
) -> Result<Option<Own>, DbErr> {
    for part in parts {
        if members::role(db, part.shop, account).await?.is_some() {
            return Ok(Some(Own::Shop(name_of(parts, part.shop))));
        }
    }
    Ok(None)
}

/// The shop among these whose own number a guest has typed. What a shop shows to everybody is no secret. Whose else a number is
/// may hear only who holds it (`hers`): to anybody else it would tell who is in a shop. And it would keep nobody out, since whoever
/// has proved nothing can type any number.
pub async fn of_number(
    db: &impl ConnectionTrait,
    phone: &Phone,
    hers: bool,
    parts: &[ShopPart],
) -> Result<Option<Own>, DbErr> {
    let mut lines = parts.iter().flat_map(|part| &part.lines);
    if let Some(line) = lines.find(|line| line.offer.shop_phone == *phone) {
        return Ok(Some(Own::Number(line.offer.shop_name.clone())));
    }
    if !hers {
        return Ok(None);
    }
    let shops: Vec<ShopId> = parts.iter().map(|part| part.shop).collect();
    let own = members::acts_in(db, &shops, phone).await?;
    Ok(own.map(|shop| Own::Shop(name_of(parts, shop))))
}

fn name_of(parts: &[ShopPart], shop: ShopId) -> String {
    let line = parts.iter().find(|part| part.shop == shop).and_then(|part| part.lines.first());
    line.map(|line| line.offer.shop_name.clone()).unwrap_or_default()
}

/// Whether whoever orders may bind that too. Who has proved a number, or has an account, may order once whatever it costs: what was
/// agreed with her before is what she is told to wait for.
pub async fn stop(
    db: &impl ConnectionTrait,
    whose: Whose<'_>,
    bounds: &Bounds,
    new: Bound<'_>,
    now: Instant,
) -> Result<Option<Stop>, DbErr> {
    let more = Waiting { orders: i64::try_from(new.parts.len()).unwrap_or(i64::MAX), sum: new.total };
    if !matches!(whose, Whose::Unproved(_)) {
        let waits = unanswered::waiting(db, whose, now).await?;
        let too_much = waits.orders > 0 && !waits.with(more).fits(bounds.proved);
        return Ok(too_much.then_some(Stop::Wait(waits)));
    }
    if let Some(why) = bounds.asks(more) {
        return Ok(Some(Stop::Prove(why)));
    }
    let waits = unanswered::waiting(db, whose, now).await?;
    if !waits.with(more).fits(bounds.unproved) || are_scarce(db, bounds, new.parts).await? {
        return Ok(Some(Stop::Prove(Why::Waits)));
    }
    Ok(None)
}

/// Whether any of the goods is nearly all in unproved hands. Whoever orders in this very moment is not counted: the stock itself is
/// never sold twice.
async fn are_scarce(db: &impl ConnectionTrait, bounds: &Bounds, parts: &[ShopPart]) -> Result<bool, DbErr> {
    if bounds.unproved_percent >= 100 {
        return Ok(false);
    }
    let mut wanted = BTreeMap::<VariantId, (i64, i64)>::new();
    for line in parts.iter().flat_map(|part| &part.lines) {
        wanted.entry(line.offer.variant_id).or_insert((line.offer.stock, 0)).1 += line.quantity;
    }
    let shops: Vec<ShopId> = parts.iter().map(|part| part.shop).collect();
    let variants: Vec<VariantId> = wanted.keys().copied().collect();
    let held = unanswered::held_unproved(db, &shops, &variants).await?;
    let of = |variant| held.get(variant).copied().unwrap_or(0);
    Ok(wanted.iter().any(|(variant, (left, pieces))| bounds.is_scarce(*left, of(variant), *pieces)))
}

//! Puts what was bought once into a cart again, as far as it can be bought now.

use sea_orm::DbErr;

use super::{
    add::{AddError, add},
    find,
    holder::Holder,
};
use crate::{
    infra::{db::Work, refused::Refused},
    kernel::ids::VariantId,
    market::catalog::offers,
};

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Again {
    /// Lines that are in the cart with as many pieces as then.
    pub whole: usize,
    /// What is in the cart with fewer pieces: there are no more.
    pub fewer: Vec<String>,
    /// What was left out: no longer on sale, sold out, or the cart is full.
    pub left_out: Vec<String>,
}

/// Adds what is not in the cart yet of each variant, at today's price: pressed twice it does no more than once. The text is what it
/// was called then.
pub async fn add_again(work: &Work, holder: &Holder, wanted: &[(VariantId, i64, String)]) -> Result<Again, DbErr> {
    let variants: Vec<_> = wanted.iter().map(|(variant, ..)| *variant).collect();
    let offers = offers::offers(&work.tx, &variants).await?;
    let inside = find::lines(&work.tx, holder).await?;
    let mut again = Again::default();
    for (variant, quantity, name) in wanted {
        let offer = offers.iter().find(|offer| offer.variant_id == *variant && offer.on_sale);
        let inside = inside.iter().find(|line| line.offer.variant_id == *variant).map_or(0, |line| line.quantity);
        let added = match offer {
            Some(offer) if inside < *quantity => {
                inside + add_most(work, holder, &offer.variant_code, *quantity - inside).await?
            }
            Some(_) => inside,
            None => 0,
        };
        match added {
            0 => again.left_out.push(name.clone()),
            some if some < *quantity => again.fewer.push(name.clone()),
            _ => again.whole += 1,
        }
    }
    Ok(again)
}

/// As many of the pieces as there are; tells how many.
async fn add_most(work: &Work, holder: &Holder, variant_code: &str, quantity: i64) -> Result<i64, DbErr> {
    let mut quantity = quantity;
    loop {
        match add(work, holder, variant_code, quantity).await {
            Ok(_) => return Ok(quantity),
            Err(Refused::No(AddError::Short { left, inside })) if (1..quantity).contains(&(left - inside)) => {
                quantity = left - inside;
            }
            Err(Refused::No(_)) => return Ok(0),
            Err(Refused::Broken(error)) => return Err(error),
        }
    }
}

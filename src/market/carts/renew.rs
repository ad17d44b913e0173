//! Brings a cart up to date after the buyer has been told what changed.

use sea_orm::DbErr;

use super::{claim, find, holder::Holder, policy};
use crate::{infra::db::Work, market::catalog::offers};

/// Every line takes today's price as the one seen, and no more pieces than there are; what is sold out or no longer on sale
/// stays, marked, until the buyer takes it out.
pub async fn renew(work: &Work, holder: &Holder) -> Result<(), DbErr> {
    let Some(cart) = claim::claim(work, holder).await? else { return Ok(()) };
    let rows = find::rows(&work.tx, cart).await?;
    let variants: Vec<_> = rows.iter().map(|row| row.variant_id).collect();
    for offer in offers::offers(&work.tx, &variants).await? {
        let Some(row) = rows.iter().find(|row| row.variant_id == offer.variant_id) else { continue };
        let quantity = match policy::buyable(&offer, row.quantity) {
            0 => row.quantity,
            some => some,
        };
        if (quantity, offer.price) != (row.quantity, row.seen_price) {
            claim::put(work, cart, row.variant_id, quantity, offer.price).await?;
        }
    }
    Ok(())
}

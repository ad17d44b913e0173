//! A moderator lets a shop stay that was to be closed: it is suspended as before.

use super::{
    Sanction, SanctionError, Thing, claim,
    record::{self, Said, Sanctioned},
    thing::Held,
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::{moderation::suspensions, shops::moves::find::ClaimedShop},
};

/// The closing does not come.
pub async fn call_off(work: &Work, code: &str) -> Result<(), Refused<SanctionError>> {
    let (held, of) = claim(work, Thing::Shop(code)).await?;
    let Held::Shop(shop) = held else { return no(SanctionError::NotFound) };
    call_off_held(work, &shop, of).await
}

/// The same of a shop that a moderator has claimed.
pub(in crate::market::moderation) async fn call_off_held(
    work: &Work,
    shop: &ClaimedShop<'_>,
    of: Sanctioned,
) -> Result<(), Refused<SanctionError>> {
    let called_off = suspensions::call_off::call_off(work, shop).await;
    called_off.map_err(|refused| refused.map_no(SanctionError::from))?;
    Ok(record::write(work, of, Sanction::CalledOff, Said::default()).await?)
}

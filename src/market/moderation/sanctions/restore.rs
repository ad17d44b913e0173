//! A moderator lets something go on that was stopped.

use super::{
    Sanction, SanctionError, claim, record,
    thing::{Held, Thing},
};
use crate::{
    infra::{db::Work, refused::Refused},
    market::{
        catalog::{Status, live},
        certificates::reinstate,
        moderation::Kind,
        shops::suspension::reopen,
    },
};

/// It stands where it stood before.
pub async fn restore(work: &Work, thing: Thing<'_>) -> Result<(), Refused<SanctionError>> {
    let (held, of) = claim(work, thing).await?;
    match held {
        Held::Shop(shop) => {
            let id = shop.id;
            reopen::reopen(work, shop).await.map_err(|refused| refused.map_no(SanctionError::from))?;
            live::shop_opened(work, id).await?;
        }
        Held::Product(product) => {
            let stopped = record::last(&work.tx, Kind::Product, product.id.0).await?;
            let stood = stopped.and_then(|stopped| stopped.stood).unwrap_or(Status::Paused);
            let restored = live::restore::restore(work, product, stood).await;
            restored.map_err(|refused| refused.map_no(SanctionError::from))?;
        }
        Held::Paper(paper) => {
            let counts = reinstate::reinstate(work, paper).await;
            counts.map_err(|refused| refused.map_no(SanctionError::from))?;
        }
    }
    Ok(record::write(work, of, Sanction::Restored, None, None).await?)
}

//! A moderator lets something go on that was stopped, or that was to be.

use super::{
    Sanction, SanctionError, claim,
    record::{self, Said, Sanctioned},
    thing::{Held, Thing},
};
use crate::{
    infra::{db::Work, refused::Refused},
    market::{
        catalog::{Status, live},
        certificates::reinstate,
        moderation::{
            Kind,
            suspensions::end::{self, Ended},
        },
    },
};

/// It stands where it stood before.
pub async fn restore(work: &Work, thing: Thing<'_>) -> Result<(), Refused<SanctionError>> {
    let (held, of) = claim(work, thing).await?;
    restore_held(work, held, of).await
}

/// The same of a thing that a moderator has claimed.
pub(in crate::market::moderation) async fn restore_held(
    work: &Work,
    held: Held<'_>,
    of: Sanctioned,
) -> Result<(), Refused<SanctionError>> {
    let mut deed = Sanction::Restored;
    match held {
        Held::Shop(shop) => {
            let ended = end::end(work, shop).await.map_err(|refused| refused.map_no(SanctionError::from))?;
            if ended == Ended::CalledOff {
                deed = Sanction::CalledOff;
            }
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
    Ok(record::write(work, of, deed, Said::default()).await?)
}

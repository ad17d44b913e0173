//! A moderator shows a product again that was taken off display.

use super::{
    Sanction, SanctionError, claim,
    record::{self, Sanctioned},
};
use crate::{
    infra::{db::Work, refused::Refused},
    market::{
        catalog::{Status, live},
        moderation::Kind,
    },
};

/// The product of that code stands where it stood before.
pub async fn restore(work: &Work, code: &str) -> Result<(), Refused<SanctionError>> {
    let (product, moderator) = claim(work, code).await?;
    let of = Sanctioned::product(&product, moderator);
    let stopped = record::last(&work.tx, Kind::Product, product.id.0).await?;
    let stood = stopped.and_then(|stopped| stopped.stood).unwrap_or(Status::Paused);
    live::restore::restore(work, product, stood).await.map_err(|refused| refused.map_no(SanctionError::from))?;
    Ok(record::write(work, of, Sanction::Restored, None, None).await?)
}

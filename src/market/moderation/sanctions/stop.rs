//! A moderator takes a product off display, with a reason that its seller reads.

use super::{
    Sanction, SanctionError, claim,
    record::{self, Sanctioned},
};
use crate::{
    infra::{db::Work, refused::Refused},
    market::{
        catalog::live,
        moderation::{Kind, decide, of},
        revisions::why::Why,
    },
};

/// Nobody finds the product of that code from the commit on; its orders go on.
pub async fn stop(work: &Work, code: &str, why: Why) -> Result<(), Refused<SanctionError>> {
    decide::check(of(Kind::Product), &why).map_err(|refusal| Refused::No(refusal.into()))?;
    let (product, moderator) = claim(work, code).await?;
    let of = Sanctioned::product(&product, moderator);
    let stood = live::stop::stop(work, product, &why).await.map_err(|refused| refused.map_no(SanctionError::from))?;
    Ok(record::write(work, of, Sanction::Stopped, Some(why), Some(stood)).await?)
}

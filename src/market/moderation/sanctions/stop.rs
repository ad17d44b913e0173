//! A moderator stops something that was approved, with a reason that its seller reads.

use super::{
    Sanction, SanctionError, claim, record,
    thing::{Held, Thing},
};
use crate::{
    infra::{db::Work, refused::Refused},
    market::{catalog::live, certificates::withdraw, moderation::of, revisions::why::Why, shops::suspension::suspend},
};

/// No buyer sees it from the commit on; orders go on.
pub async fn stop(work: &Work, thing: Thing<'_>, why: Why) -> Result<(), Refused<SanctionError>> {
    why.check(of(thing.kind()).grounds()).map_err(Refused::because)?;
    let (held, of) = claim(work, thing).await?;
    let mut stood = None;
    match held {
        Held::Shop(shop) => {
            let id = shop.id;
            suspend::suspend(work, shop, &why).await.map_err(|refused| refused.map_no(SanctionError::from))?;
            live::shop_closed(work, id).await?;
        }
        Held::Product(product) => {
            let stopped = live::stop::stop(work, product, &why).await;
            stood = Some(stopped.map_err(|refused| refused.map_no(SanctionError::from))?);
        }
        Held::Paper(paper) => {
            let withdrawn = withdraw::withdraw(work, paper, work.now.day(), &why).await;
            withdrawn.map_err(|refused| refused.map_no(SanctionError::from))?;
        }
    }
    Ok(record::write(work, of, Sanction::Stopped, Some(why), stood).await?)
}

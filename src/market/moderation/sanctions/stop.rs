//! A moderator stops something that was approved, with a reason that its seller reads.

use super::{
    Sanction, SanctionError, claim,
    record::{self, Terms},
    thing::{Held, Thing},
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::{
        catalog::live,
        certificates::withdraw,
        moderation::{
            Kind, Reason, of,
            suspensions::{LONGEST_ORDER, Stop, announce},
        },
    },
};

/// No buyer sees it from then on; orders go on.
pub async fn stop(work: &Work, thing: Thing<'_>, stop: Stop) -> Result<(), Refused<SanctionError>> {
    check(thing.kind(), &stop)?;
    let (held, of) = claim(work, thing).await?;
    let (mut stood, mut terms) = (None, Terms::default());
    match held {
        Held::Shop(shop) => {
            let announced = announce::announce(work, shop, &stop).await;
            let coming = announced.map_err(|refused| refused.map_no(SanctionError::from))?;
            let starts_on = Some(coming.starts_on).filter(|_| stop.order_no.is_none());
            terms = Terms { starts_on, ends_on: coming.ends_on, order_no: stop.order_no };
        }
        Held::Product(product) => {
            let stopped = live::stop::stop(work, product, &stop.why).await;
            stood = Some(stopped.map_err(|refused| refused.map_no(SanctionError::from))?);
        }
        Held::Paper(paper) => {
            let withdrawn = withdraw::withdraw(work, paper, work.now.day(), &stop.why).await;
            withdrawn.map_err(|refused| refused.map_no(SanctionError::from))?;
        }
    }
    Ok(record::write(work, of, Sanction::Stopped, record::Said { why: Some(stop.why), stood, terms }).await?)
}

/// What an authority orders of a shop holds at once, and nothing else does: then it says by what.
pub(super) fn check(kind: Kind, stop: &Stop) -> Result<(), Refused<SanctionError>> {
    stop.why.check(of(kind).grounds()).map_err(Refused::because)?;
    let order = stop.order_no.as_deref().map(str::trim);
    let complete = order.is_none_or(|order| !order.is_empty() && order.chars().count() <= LONGEST_ORDER);
    let ordered = kind != Kind::Shop || (stop.why.reason == Reason::Authority) == order.is_some();
    if complete && ordered { Ok(()) } else { no(SanctionError::NoOrder) }
}

//! A moderator closes a shop that is suspended, with a reason that its people read.

use super::{
    Sanction, SanctionError, Thing, claim,
    record::{self, Said, Terms},
    stop::check,
    thing::Held,
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::moderation::{
        Kind,
        suspensions::{self, Stop},
    },
};

/// It stays suspended until then.
pub async fn close(work: &Work, code: &str, stop: Stop) -> Result<(), Refused<SanctionError>> {
    check(Kind::Shop, &stop)?;
    let (held, of) = claim(work, Thing::Shop(code)).await?;
    let Held::Shop(shop) = held else { return no(SanctionError::NotFound) };
    let closed = suspensions::close::close(work, shop, &stop).await;
    let day = closed.map_err(|refused| refused.map_no(SanctionError::from))?;
    let starts_on = Some(day).filter(|_| stop.order_no.is_none());
    let terms = Terms { starts_on, ends_on: None, order_no: stop.order_no };
    Ok(record::write(work, of, Sanction::Closed, Said { why: Some(stop.why), stood: None, terms }).await?)
}

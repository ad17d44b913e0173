//! `/seller/{shop}/rest/end`: it sells again before its day. `/seller/{shop}/closure/end`: its owner has come back. A suspension that is
//! due by then begins in the same work: leaving for a while is no way round it.

use crate::{
    kernel::links,
    market::{
        catalog::doors::{DoorError, reopen::reopen, resume::resume},
        moderation::sanctions::due::carry_out,
    },
    pages::{guards::Acting, visit::Visit},
    web::{error::WebError, flash::Flash, form::Posted, page::SeeOther},
};

/// Sells again.
pub async fn end_rest(visit: Visit, acting: Acting, _: Posted) -> Result<SeeOther, WebError> {
    let work = acting.begin(&visit).await?;
    let done = resume(&acting.enter(&work).await?).await;
    carry_out(&work, acting.shop.id).await?;
    let done = visit.settle(work, done).await?;
    Ok(back(&acting, done, "shop-resumed"))
}

/// Opens it again.
pub async fn end_closure(visit: Visit, acting: Acting, _: Posted) -> Result<SeeOther, WebError> {
    let work = acting.begin(&visit).await?;
    let done = reopen(&acting.enter(&work).await?).await;
    carry_out(&work, acting.shop.id).await?;
    let done = visit.settle(work, done).await?;
    Ok(back(&acting, done, "shop-returned"))
}

fn back(acting: &Acting, done: Result<(), DoorError>, key: &'static str) -> SeeOther {
    let flash = match done {
        Ok(()) => Flash::success(key),
        Err(refusal) => Flash::warning(word(&refusal)),
    };
    SeeOther::to(links::seller_shop(&acting.shop.code)).flash(flash)
}

/// A refusal in words.
pub(super) const fn word(refusal: &DoorError) -> &'static str {
    match refusal {
        DoorError::NotOwner => "shop-owner-only",
        DoorError::NotNow => "shop-not-now",
        DoorError::Day => "shop-rest-day-wrong",
    }
}

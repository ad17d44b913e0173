//! `/orders/{code}/cancellation`, `…/delivery`, `…/completion`: what a buyer may do with an order.

use axum::extract::Path;

use crate::{
    infra::db::Work,
    kernel::links,
    market::orders::{
        Party, cancel, complete, deliver,
        find::purchases::Order,
        status::{self, Deed},
        step::DeedError,
    },
    pages::{bought, visit::Visit},
    web::{error::WebError, flash::Flash, form::Posted, page::SeeOther},
};

/// "I no longer want it", while it has not left.
pub async fn cancel(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<SeeOther, WebError> {
    let deed = async |work: &Work, order| cancel::by_buyer(work, order).await;
    act(visit, &code, posted, Deed::Cancel, deed).await
}

/// "I have it."
pub async fn receive(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<SeeOther, WebError> {
    let deed = async |work: &Work, order| deliver::deliver(work, order, Party::Buyer).await;
    act(visit, &code, posted, Deed::Deliver, deed).await
}

/// "All is well."
pub async fn complete(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<SeeOther, WebError> {
    let deed = async |work: &Work, order| complete::complete(work, order, Party::Buyer).await;
    act(visit, &code, posted, Deed::Complete, deed).await
}

/// The few lines that they share. A deed that is done already ends as it did the first time.
async fn act(
    visit: Visit,
    code: &str,
    posted: Posted,
    deed: Deed,
    command: impl AsyncFnOnce(&Work, Order) -> Result<Order, DeedError>,
) -> Result<SeeOther, WebError> {
    let back = SeeOther::to(links::order(code));
    if !posted.fields.fine() {
        return Ok(back.flash(Flash::warning("form-stale")));
    }
    let work = visit.begin().await?;
    let order = bought::claim_order(&visit, &work, code).await?.ok_or(WebError::NotFound)?;
    if status::is_done(order.status, deed) {
        return Ok(back.flash(Flash::success(done(deed))));
    }
    match command(&work, order).await {
        Ok(_) => visit.commit(work).await?,
        Err(DeedError::Db(error)) => return Err(error.into()),
        Err(DeedError::WrongStatus | DeedError::NotYours) => return Ok(back.flash(Flash::warning("order-too-late"))),
    }
    Ok(back.flash(Flash::success(done(deed))))
}

fn done(deed: Deed) -> &'static str {
    match deed {
        Deed::Cancel => "order-is-cancelled",
        Deed::Deliver => "order-is-received",
        _ => "order-is-completed",
    }
}

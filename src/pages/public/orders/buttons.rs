//! `/orders/{code}/cancellation`, `…/delivery`, `…/retraction`, `…/non-arrival`, `…/completion`: what a buyer may do with an order.
//! `/orders/text`: a code for the number of what was bought.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};

use super::{index, proof};
use crate::{
    infra::{db::Work, refused::Refused},
    kernel::{code::random, links},
    market::{
        accounts::text_code::{self, Asking},
        orders::{
            Party, Status, cancel, complete, deliver,
            find::{ClaimedOrder, purchases},
            retract,
            status::{self, Deed},
            step::DeedError,
        },
        reports::complain,
    },
    pages::{
        bought,
        proving::{self, Proving},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{SeeOther, Show},
    },
};

/// Letters of a report's code.
const LENGTH: usize = 8;

/// Where the texted digits are typed.
const PROOF: &str = "/orders/proof";

/// "I no longer want it", while it has not left.
pub async fn cancel(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<SeeOther, WebError> {
    let deed = async |work: &Work, order: ClaimedOrder<'_>| cancel::by_buyer(work, order).await;
    act(visit, &code, posted, (by(Deed::Cancel), "order-is-cancelled"), deed).await
}

/// "I have it."
pub async fn receive(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<SeeOther, WebError> {
    let deed = async |work: &Work, order: ClaimedOrder<'_>| deliver::deliver(work, order, Party::Buyer).await;
    act(visit, &code, posted, (by(Deed::Deliver), "order-is-received"), deed).await
}

/// "I pressed that by mistake", within its time.
pub async fn retract(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<SeeOther, WebError> {
    let deed = async |work: &Work, order: ClaimedOrder<'_>| retract::retract(work, order, Party::Buyer).await;
    act(visit, &code, posted, (status::is_on_its_way, "order-is-retracted"), deed).await
}

/// "The shop says so, and nothing has come."
pub async fn not_arrived(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<SeeOther, WebError> {
    let told = random(LENGTH);
    let deed = async |work: &Work, order: ClaimedOrder<'_>| complain::not_arrived(work, order, told).await;
    act(visit, &code, posted, (|_| false, "order-is-not-arrived"), deed).await
}

/// "All is well."
pub async fn complete(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<SeeOther, WebError> {
    let deed = async |work: &Work, order: ClaimedOrder<'_>| complete::complete(work, order, Party::Buyer).await;
    act(visit, &code, posted, (by(Deed::Complete), "order-is-completed"), deed).await
}

/// Whether the table of moves says that such a deed has been done.
fn by(deed: Deed) -> impl Fn(Status) -> bool {
    move |status| status::is_done(status, deed)
}

/// The few lines that they share. A deed that is done already ends as it did the first time.
async fn act(
    visit: Visit,
    code: &str,
    posted: Posted,
    (is_done, done): (impl Fn(Status) -> bool, &'static str),
    command: impl AsyncFnOnce(&Work, ClaimedOrder<'_>) -> Result<(), Refused<DeedError>>,
) -> Result<SeeOther, WebError> {
    let back = SeeOther::to(links::order(code));
    if !posted.fields.fine() {
        return Ok(back.flash(Flash::warning("form-stale")));
    }
    let work = visit.begin().await?;
    let order = bought::claim_order(&visit, &work, code).await?.ok_or(WebError::NotFound)?;
    if is_done(order.status) {
        return Ok(back.flash(Flash::success(done)));
    }
    let ended = command(&work, order).await;
    Ok(back.flash(match visit.settle(work, ended).await? {
        Ok(()) => Flash::success(done),
        Err(DeedError::WrongStatus) => Flash::warning("order-too-late"),
        Err(DeedError::TooLate) => Flash::warning("order-retract-late"),
        Err(DeedError::NotYours) => return Err(WebError::NotFound),
    }))
}

/// `/orders/text`: whatever was typed, the answer is the same, and only the number itself is told whether anything was bought
/// with it. Texts a code for the code and number that were typed; without them, one more for what the last was for.
pub async fn text_code(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Response, WebError> {
    if fields.typed("code").is_empty()
        && let Some(proving) = proving::read(&visit)
    {
        return text_again(visit, fields, proving).await;
    }
    let Some((code, phone)) = index::read(&mut fields) else {
        return Ok(index::again(&visit, fields).into_response());
    };
    if !proving::allowed(&visit, &phone).await? {
        return Ok(index::again(&visit, fields.with_error("", "codes-too-often")).into_response());
    }
    let purchase = purchases::with_code(&visit.app.db.read, &code, &phone).await?;
    let asking = Asking::Purchase(phone.clone(), purchase.map(|purchase| purchase.id));
    let work = visit.begin().await?;
    let code = text_code::text_code(&work, &proving::texting(&visit), asking).await?;
    visit.commit(work).await?;
    Ok(SeeOther::to(PROOF).jar(proving::remember(&visit, &Proving { code, phone })).into_response())
}

async fn text_again(visit: Visit, fields: Fields, proving: Proving) -> Result<Response, WebError> {
    if !fields.fine() {
        return Ok(Show(proof::page(fields, &proving)).into_response());
    }
    if !proving::allowed(&visit, &proving.phone).await? {
        return Ok(Show(proof::page(fields.with_error("", "codes-too-often"), &proving)).into_response());
    }
    let work = visit.begin().await?;
    let Some(code) = text_code::text_again(&work, &proving::texting(&visit), proving.code).await? else {
        return Ok(SeeOther::to("/orders").flash(Flash::warning("code-start-again")).into_response());
    };
    visit.commit(work).await?;
    let jar = proving::remember(&visit, &Proving { code, phone: proving.phone });
    Ok(SeeOther::to(PROOF).jar(jar).flash(Flash::success("code-sent-again")).into_response())
}

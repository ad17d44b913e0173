//! `/staff/reports/{code}/words`: a note or proof among staff, or a question to the shop. `…/contact`: whose the order is, which is
//! written down.

use axum::extract::Path;

use super::report::{Contact, ReportPage, back, find, page};
use crate::{
    market::{
        orders::find::purchases,
        reports::{
            ReportAbout, find as reports,
            look::{LookError, look},
            say::by_staff,
        },
    },
    pages::{public::reports::report::why, said, visit::Visit},
    web::{error::WebError, form::Posted, page::Reply},
};

/// Adds it.
pub async fn say(visit: Visit, Path(code): Path<String>, mut posted: Posted) -> Result<Reply<ReportPage>, WebError> {
    let report = find(&visit, &code).await?;
    let asks = posted.fields.typed("to") == "shop";
    let Some(said) = said::read(&visit, &mut posted).await? else {
        return Ok(Reply::Again(page(&visit, report, None, posted.fields).await?));
    };
    let work = visit.begin().await?;
    let claimed = reports::claim_in_reach(&work, &code).await?.ok_or(WebError::NotFound)?;
    let added = by_staff(&work, claimed, said, asks).await;
    let (field, wrong) = match visit.settle(work, added).await? {
        Ok(()) => return Ok(back(&code, if asks { "report-asked" } else { "report-noted" }).into()),
        Err(refusal) => why(&refusal),
    };
    let report = find(&visit, &code).await?;
    Ok(Reply::Again(page(&visit, report, None, posted.fields.with_error(field, wrong)).await?))
}

/// Shows whose it is.
pub async fn see_contact(
    visit: Visit,
    Path(code): Path<String>,
    posted: Posted,
) -> Result<Reply<ReportPage>, WebError> {
    let report = find(&visit, &code).await?;
    if !posted.fields.fine() || report.about != ReportAbout::Order {
        return Ok(Reply::Again(page(&visit, report, None, posted.fields).await?));
    }
    let work = visit.begin().await?;
    let looked = look(&work, &code).await;
    match visit.settle(work, looked).await? {
        Ok(()) => {}
        Err(LookError::NotFound) => return Err(WebError::NotFound),
        Err(LookError::Ended) => {
            let fields = posted.fields.with_error("", "report-has-ended");
            return Ok(Reply::Again(page(&visit, report, None, fields).await?));
        }
    }
    let purchase = purchases::of_order(&visit.app.db.read, &report.title).await?;
    let contact = purchase.map(|purchase| Contact { name: purchase.name, phone: purchase.phone });
    Ok(Reply::Again(page(&visit, report, contact, posted.fields).await?))
}

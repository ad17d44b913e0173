//! `/sign-in/text`: a code for whom too many wrong passwords were typed. The answer is the same for a number that is not known.

use axum::response::{IntoResponse, Response};

use super::{code, index};
use crate::{
    market::accounts::text_code::{self, Asking},
    pages::{
        proving::{self, Proving},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{SeeOther, Show},
    },
};

/// Texts it to the number that was typed; without one, to the number that the last went to.
pub async fn text_code(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Response, WebError> {
    let earlier = Some(fields.typed("phone").is_empty()).filter(|again| *again).and_then(|_| proving::read(&visit));
    let again = |fields: Fields| match &earlier {
        Some(proving) => Show(code::page(fields, proving)).into_response(),
        None => Show(index::again(fields)).into_response(),
    };
    let phone = match &earlier {
        Some(proving) => Some(proving.phone.clone()),
        None => fields.phone("phone"),
    };
    let (true, Some(phone)) = (fields.fine(), phone) else { return Ok(again(fields)) };
    if !proving::allowed(&visit, &phone).await? {
        return Ok(again(fields.with_error("", "codes-too-often")));
    }
    let work = visit.begin().await?;
    let code = text_code::text_code(&work, &proving::texting(&visit), Asking::SignIn(phone.clone())).await?;
    visit.commit(work).await?;
    let proving = Proving { code, phone };
    let jar = proving::remember(&visit, &proving);
    if fields.typed("waiting").is_empty() {
        return Ok(SeeOther::to(code::address(fields.typed("return"))).jar(jar).into_response());
    }
    // What waits is too long for an address.
    Ok((jar, Show(code::page(fields, &proving))).into_response())
}

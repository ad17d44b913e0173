//! `/sign-out`: ends the session.

use crate::{
    pages::visit::Visit,
    web::{error::WebError, flash::Flash, form::Posted, page::SeeOther},
};

/// Ends it. A stale token changes nothing: the form is on every page, to be pressed again.
pub async fn post(visit: Visit, Posted { fields, .. }: Posted) -> Result<SeeOther, WebError> {
    if !fields.fine() {
        return Ok(SeeOther::to("/account").flash(Flash::warning("form-stale")));
    }
    visit.sign_out().await?;
    Ok(SeeOther::to("/").flash(Flash::success("signed-out")))
}

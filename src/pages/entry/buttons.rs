//! `/sign-out`: ends the session.

use crate::{
    infra::watch::security,
    pages::{guest, visit::Visit},
    web::{error::WebError, flash::Flash, form::Posted, page::SeeOther},
};

/// Ends it. A stale token changes nothing: the form is on every page, to be pressed again.
pub async fn sign_out(visit: Visit, Posted { fields, .. }: Posted) -> Result<SeeOther, WebError> {
    if !fields.fine() {
        return Ok(SeeOther::to("/account").flash(Flash::warning("form-stale")));
    }
    visit.sign_out().await?;
    if let Some(person) = &visit.person {
        security::signed_out(person.id.0);
    }
    // Phones are lent: whoever holds it next does not see what was bought, and where it went.
    let jar = guest::forget_all(&visit);
    Ok(SeeOther::to("/").jar(jar).forget_pages().flash(Flash::success("signed-out")))
}

//! `/data/number/code/renewal`: a new code for whom the first one did not reach.

use super::code::{CodePage, page};
use crate::{
    market::accounts::text_code::text_again,
    pages::{
        proving::{self, Proving},
        visit::Visit,
    },
    web::{
        error::WebError,
        flash::Flash,
        form::Posted,
        page::{Reply, SeeOther},
    },
};

/// Texts it.
pub async fn renew(visit: Visit, Posted { fields, .. }: Posted) -> Result<Reply<CodePage>, WebError> {
    let Some(proving) = proving::read(&visit) else { return Ok(SeeOther::to("/data/number").into()) };
    if !fields.fine() {
        return Ok(Reply::Again(page(fields, &proving)));
    }
    if !proving::allowed(&visit, &proving.phone).await? {
        return Ok(Reply::Again(page(fields.with_error("", "codes-too-often"), &proving)));
    }
    let work = visit.begin().await?;
    let Some(code) = text_again(&work, &proving::texting(&visit), proving.code).await? else {
        return Ok(SeeOther::to("/data/number").flash(Flash::warning("code-start-again")).into());
    };
    visit.commit(work).await?;
    let jar = proving::remember(&visit, &Proving { code, phone: proving.phone });
    Ok(SeeOther::to("/data/number/code").jar(jar).flash(Flash::success("code-sent-again")).into())
}

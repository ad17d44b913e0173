//! `/purchases/{code}/renewal`: what was bought comes into the cart again, as far as it can be bought now.

use axum::extract::Path;

use crate::{
    infra::words::Message,
    kernel::links,
    market::{
        carts::add_again::{Again, add_again},
        orders::find::purchases,
    },
    pages::{bought, cart, visit::Visit},
    web::{error::WebError, flash::Flash, form::Posted, page::SeeOther},
};

/// Names of goods in one message: it travels in a cookie.
const NAMED: usize = 4;
/// Letters of such a name.
const LONGEST_NAME: usize = 60;

/// Puts it in, and says what was left out.
pub async fn renew(
    visit: Visit,
    Path(code): Path<String>,
    Posted { fields, .. }: Posted,
) -> Result<SeeOther, WebError> {
    let purchase = bought::purchase(&visit, &code).await?.ok_or(WebError::NotFound)?;
    if !fields.fine() {
        return Ok(SeeOther::to(links::purchase(&purchase.code)).flash(Flash::warning("form-stale")));
    }
    let Some((holder, jar)) = cart::holder_or_new(&visit).await? else {
        return Ok(SeeOther::to(links::purchase(&purchase.code)).flash(Flash::warning("cart-too-many")));
    };
    let work = visit.begin().await?;
    let wanted = purchases::bought(&work.tx, purchase.id).await?;
    let again = add_again(&work, &holder, &wanted).await?;
    visit.commit(work).await?;
    Ok(SeeOther::to("/cart").jar(jar).flash(said(&again)))
}

fn said(again: &Again) -> Flash {
    let count = again.whole + again.fewer.len();
    let lacking: Vec<&str> = again.fewer.iter().chain(&again.left_out).map(String::as_str).collect();
    if lacking.is_empty() {
        return Flash::success(Message::new("again-whole").with("count", count));
    }
    let key = if count == 0 { "again-none" } else { "again-some" };
    Flash::warning(Message::new(key).with("count", count).with("lacking", listed(&lacking)))
}

fn listed(names: &[&str]) -> String {
    let short = names.iter().take(NAMED).map(|name| name.chars().take(LONGEST_NAME).collect::<String>());
    let mut listed = short.collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        listed.push('…');
    }
    listed
}

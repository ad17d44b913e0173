//! Whoever has given all that she needs to come in goes on: with the form that she was about to send, or to where she was going.

use axum_extra::extract::SignedCookieJar;

use super::super::{enter, home_of};
use crate::{
    kernel::{ids::AccountId, links, phone::Phone},
    pages::visit::Visit,
    web::waiting::Waiting,
    web::{error::WebError, fields::Fields},
};

/// How somebody goes on who is in by now.
pub(super) enum In {
    /// What waited is shown to her, to be sent.
    Sends(SignedCookieJar, Waiting),
    /// To this address.
    Goes(SignedCookieJar, String),
}

/// Lets her in.
pub(super) async fn come_in(
    visit: &Visit,
    (account, epoch): (AccountId, i32),
    phone: &Phone,
    fields: &Fields,
) -> Result<In, WebError> {
    let jar = enter(visit, account, epoch, phone).await?;
    let to = links::safe_return(fields.typed("return"));
    if let (Some(to), Ok(values)) = (to, serde_json::from_str(fields.typed("waiting"))) {
        return Ok(In::Sends(jar, Waiting::new(to, visit.new_token().await?, values)));
    }
    let to = match to {
        Some(to) => to,
        None => home_of(visit, account, epoch).await?,
    };
    Ok(In::Goes(jar, to.to_owned()))
}

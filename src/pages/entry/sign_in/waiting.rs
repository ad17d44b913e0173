//! Whoever has given all that she needs to come in goes on: with the form that she was about to send, or to where she was going.

use std::collections::BTreeMap;

use axum_extra::extract::SignedCookieJar;
use serde::Serialize;

use super::super::{enter, home_of};
use crate::{
    infra::watch::security,
    kernel::{ids::AccountId, links, phone::Phone},
    pages::visit::Visit,
    web::{error::WebError, fields::Fields},
};

/// A form that was filled in before signing in.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Waiting {
    to: String,
    token: String,
    values: Values,
}

type Values = BTreeMap<String, Vec<String>>;

/// What was typed, as it waits in a hidden field. Passwords, whose fields are called so, are not repeated.
pub(super) fn kept(typed: Fields) -> String {
    let values: Values = typed.values.into_iter().filter(|(name, _)| !name.contains("password")).collect();
    serde_json::to_string(&values).unwrap_or_default()
}

impl Waiting {
    /// For samples of pages.
    pub(super) fn sample() -> Self {
        let values = Values::from([("name".into(), vec!["Mật ong bạc hà".into()])]);
        Self { to: "/seller/opening".into(), token: "token".into(), values }
    }
}

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
    security::signed_in(account.0);
    let to = links::safe_return(fields.typed("return"));
    if let (Some(to), Ok(values)) = (to, serde_json::from_str(fields.typed("waiting"))) {
        return Ok(In::Sends(jar, Waiting { to: to.to_owned(), token: visit.new_token().await?, values }));
    }
    let to = match to {
        Some(to) => to,
        None => home_of(visit, account, epoch).await?,
    };
    Ok(In::Goes(jar, to.to_owned()))
}

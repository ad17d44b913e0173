//! Which texted code this browser may try: a signed cookie, so that the code of one browser cannot be tried in another.

use axum_extra::extract::SignedCookieJar;

use crate::{
    infra::limits::Limited,
    kernel::phone::Phone,
    market::accounts::text_code::{CodeId, Texting},
    pages::visit::Visit,
    web::{
        cookies::{self, PROVING},
        error::WebError,
    },
};

/// A code on its way to a number.
pub struct Proving {
    /// The code.
    pub code: CodeId,
    /// The number.
    pub phone: Phone,
}

/// What the cookie says.
pub fn read(visit: &Visit) -> Option<Proving> {
    let cookie = visit.jar.get(PROVING)?;
    let (id, phone) = cookie.value().split_once(':')?;
    Some(Proving { code: CodeId(id.parse().ok()?), phone: Phone::parse(phone)? })
}

/// Remembers it until the browser closes.
pub fn remember(visit: &Visit, proving: &Proving) -> SignedCookieJar {
    let value = format!("{}:{}", proving.code.0, proving.phone.as_str());
    visit.jar.clone().add(cookies::cookie(PROVING, value, 0, visit.app.config.is_https()))
}

/// Forgets it.
pub fn forget(jar: SignedCookieJar) -> SignedCookieJar {
    jar.add(cookies::gone(PROVING))
}

/// Whether one more code may be texted to this number, and one more asked for from this IP.
pub async fn allowed(visit: &Visit, phone: &Phone) -> Result<bool, WebError> {
    Ok(visit.may_try(Limited::Register, &[&visit.ip_key()]).await?
        && visit.may_try(Limited::Code, &[phone.as_str()]).await?)
}

/// What codes are texted with.
pub fn texting(visit: &Visit) -> Texting<'_> {
    Texting {
        secret: &visit.app.secret,
        words: &visit.app.words,
        language: visit.language,
        public_url: &visit.app.config.server.public_url,
    }
}

//! Which texted code this browser may try: a signed cookie, so that the code of one browser cannot be tried in another.

use axum_extra::extract::SignedCookieJar;

use crate::{
    infra::limits::{Bucket, Limited},
    kernel::phone::Phone,
    market::accounts::{
        prove::Try,
        text_code::{CodeId, Texting},
    },
    pages::{known::Known, visit::Visit},
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

/// So many addresses must ask for a number's codes before it gets no more; its owner's own browser gets them still.
const ADDRESSES: u32 = 3;

/// Whether one more code may be texted to this number, and one more asked for from this IP.
pub async fn allowed(visit: &Visit, phone: &Phone) -> Result<bool, WebError> {
    if let Some(known) = Known::of(visit, phone) {
        return visit.may_take(&known.buckets(Limited::Code)).await;
    }
    let from_here = Bucket::of(Limited::Code, format!("{} {}", phone.as_str(), visit.ip_key()));
    let in_all = Bucket::of(Limited::Code, phone.as_str()).times(ADDRESSES);
    visit.may_take(&visit.with_address(Limited::CodeFrom, [from_here, in_all])).await
}

/// What is said of digits that open nothing; a line in the security log besides.
pub fn refused<P>(visit: &Visit, tried: &Try<P>) -> &'static str {
    let (what, word) = match tried {
        Try::Wrong => ("a wrong texted code", "code-wrong"),
        Try::Spent | Try::Right(_) => ("a texted code that is spent", "code-spent"),
    };
    visit.refused(what);
    word
}

/// What codes are texted with.
pub fn texting(visit: &Visit) -> Texting<'_> {
    Texting {
        secret: &visit.app.secret,
        words: &visit.app.words,
        language: visit.language,
        public_url: &visit.app.config.server.public_url,
        earlier: read(visit).map(|proving| proving.code),
    }
}

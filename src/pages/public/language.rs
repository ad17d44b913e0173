//! `/language`: the same page in the other language, kept in a cookie.

use crate::{
    infra::words::Language,
    kernel::links,
    pages::visit::Visit,
    web::{cookies, form::Open, page::SeeOther},
};

const A_YEAR: i64 = 365;

/// Keeps the choice and goes back to where it was made.
pub async fn post(visit: Visit, Open(fields): Open) -> SeeOther {
    let language = Language::parse(fields.typed("language"));
    let kept = cookies::cookie(cookies::LANGUAGE, language.as_str().into(), A_YEAR, visit.app.config.is_https());
    let back = links::safe_return(fields.typed("back")).unwrap_or("/").to_owned();
    SeeOther::to(back).jar(visit.jar.clone().add(kept))
}

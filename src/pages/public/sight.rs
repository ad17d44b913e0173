//! `/sight`: size of the text and contrast, kept in a cookie. One button is pressed at a time; the other choice stays.

use crate::{
    kernel::links,
    pages::visit::Visit,
    web::{
        cookies,
        form::Open,
        page::SeeOther,
        sight::{Sight, TextSize},
    },
};

const A_YEAR: i64 = 365;

/// Keeps the choice and goes back to where it was made.
pub async fn post(visit: Visit, Open(fields): Open) -> SeeOther {
    let mut sight = Sight::read(&visit.jar);
    if let Some(text) = TextSize::parse(fields.typed("text")) {
        sight.text = text;
    }
    match fields.typed("contrast") {
        "high" => sight.contrast = true,
        "normal" => sight.contrast = false,
        _ => {}
    }
    let kept = cookies::cookie(cookies::SIGHT, sight.written(), A_YEAR, visit.app.config.is_https());
    let back = links::safe_return(fields.typed("back")).unwrap_or("/").to_owned();
    SeeOther::to(back).jar(visit.jar.clone().add(kept))
}

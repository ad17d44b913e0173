//! Buttons of pages that everybody sees: a line of the cart, the language, the size and contrast of the text.

use axum::extract::Path;

use crate::{
    infra::words::{Language, Message},
    kernel::links,
    market::carts::{
        policy::MOST_PIECES,
        set_quantity::{self, SetQuantityError},
    },
    pages::{cart, visit::Visit},
    web::{
        cookies,
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Open,
        page::SeeOther,
        sight::{Sight, TextSize},
    },
};

const A_YEAR: i64 = 365;

/// `/cart/lines/{variant}`: more, fewer, none, and back to the cart. Buttons send `step` or `remove`; the field alone sends `quantity`.
pub async fn set_line(visit: Visit, Path(variant): Path<String>, Open(mut fields): Open) -> Result<SeeOther, WebError> {
    let holder = cart::holder(&visit).ok_or(WebError::NotFound)?;
    let Some(change) = wanted(&mut fields) else {
        return Ok(SeeOther::to("/cart").flash(Flash::warning("cart-quantity-wrong")));
    };
    let work = visit.begin().await?;
    let set = match change {
        Change::To(quantity) => {
            set_quantity::set_quantity(&work, &holder, &variant, quantity).await.map(|o| (o, quantity))
        }
        Change::By(step) => set_quantity::change_quantity(&work, &holder, &variant, step).await,
    };
    match visit.settle(work, set).await? {
        Ok((offer, left)) => {
            let key = if left < 1 { "cart-removed" } else { "cart-changed" };
            let said = Message::new(key).with("name", offer.product_name).with("measure", offer.measure);
            Ok(SeeOther::to("/cart").flash(Flash::success(said)))
        }
        // Pressed twice, or in another tab: it is out already.
        Err(SetQuantityError::NoSuchLine) if matches!(change, Change::To(..1) | Change::By(_)) => {
            Ok(SeeOther::to("/cart"))
        }
        Err(SetQuantityError::NoSuchLine) => Err(WebError::NotFound),
        Err(SetQuantityError::Short { left }) => {
            Ok(SeeOther::to("/cart").flash(Flash::warning(Message::new("cart-add-short").with("left", left))))
        }
    }
}

/// `/language`: the same page in the other language, kept in a cookie.
pub async fn choose_language(visit: Visit, Open(fields): Open) -> SeeOther {
    let language = Language::parse(fields.typed("language")).unwrap_or_default();
    let kept = cookies::cookie(cookies::LANGUAGE, language.as_str().into(), A_YEAR, visit.app.config.is_https());
    SeeOther::to(back(&visit, &fields)).jar(visit.jar.clone().add(kept))
}

/// Where the button was; past the page that sees whether the browser keeps cookies, where it has brought none.
fn back(visit: &Visit, fields: &Fields) -> String {
    let back = links::safe_return(fields.typed("back")).unwrap_or("/");
    if cart::is_new(visit) { links::on_the_way("/cookies", back) } else { back.to_owned() }
}

/// `/sight`: size of the text and contrast, kept in a cookie. One button is pressed at a time; the other choice stays.
pub async fn choose_sight(visit: Visit, Open(fields): Open) -> SeeOther {
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
    SeeOther::to(back(&visit, &fields)).jar(visit.jar.clone().add(kept))
}

/// What is wanted of a line of the cart.
#[derive(Clone, Copy)]
enum Change {
    /// So many pieces.
    To(i64),
    /// More or fewer than there are now.
    By(i64),
}

/// A button counts from what is in the cart, not from what the page shows of it; from what was typed only where that is another
/// number than the page showed.
fn wanted(fields: &mut Fields) -> Option<Change> {
    if fields.ticked("remove") {
        return Some(Change::To(0));
    }
    let typed = fields.number("quantity", 0..=MOST_PIECES)?;
    let step = match fields.typed("step") {
        "1" => 1,
        "-1" => -1,
        _ => 0,
    };
    let untouched = match fields.number("seen_quantity", 0..=MOST_PIECES) {
        Some(seen) => seen == typed,
        None => step != 0,
    };
    Some(if untouched { Change::By(step) } else { Change::To(typed + step) })
}

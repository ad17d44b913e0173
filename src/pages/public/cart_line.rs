//! `/cart/lines/{variant}`: more, fewer, none. Buttons send `step` or `remove`; the field alone sends `quantity`.

use axum::extract::Path;

use crate::{
    infra::words::Message,
    market::carts::{
        policy::MOST_PIECES,
        set_quantity::{self, SetQuantityError},
    },
    pages::{cart, visit::Visit},
    web::{error::WebError, fields::Fields, flash::Flash, form::Open, page::SeeOther},
};

/// Changes a line and goes back to the cart.
pub async fn post(visit: Visit, Path(variant): Path<String>, Open(mut fields): Open) -> Result<SeeOther, WebError> {
    let holder = cart::holder(&visit).ok_or(WebError::NotFound)?;
    let Some(quantity) = wanted(&mut fields) else {
        return Ok(SeeOther::to("/cart").flash(Flash::warning("cart-quantity-wrong")));
    };
    let work = visit.begin().await?;
    match set_quantity::set_quantity(&work, &holder, &variant, quantity).await {
        Ok(offer) => {
            visit.commit(work).await?;
            let key = if quantity < 1 { "cart-removed" } else { "cart-changed" };
            let said = Message::new(key).with("name", offer.product_name).with("measure", offer.measure);
            Ok(SeeOther::to("/cart").flash(Flash::success(said)))
        }
        // Pressed twice: it is out already.
        Err(SetQuantityError::NoSuchLine) if quantity < 1 => Ok(SeeOther::to("/cart")),
        Err(SetQuantityError::NoSuchLine) => Err(WebError::NotFound),
        Err(SetQuantityError::Short { left }) => {
            Ok(SeeOther::to("/cart").flash(Flash::warning(Message::new("cart-add-short").with("left", left))))
        }
        Err(SetQuantityError::Db(error)) => Err(error.into()),
    }
}

fn wanted(fields: &mut Fields) -> Option<i64> {
    if fields.ticked("remove") {
        return Some(0);
    }
    let typed = fields.number("quantity", 0..=MOST_PIECES)?;
    let step = match fields.typed("step") {
        "1" => 1,
        "-1" => -1,
        _ => 0,
    };
    Some(typed + step)
}

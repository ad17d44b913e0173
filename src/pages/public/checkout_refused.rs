//! Why nothing was ordered, in words: what is kept, and what to do next.

use super::checkout_parts::Asked;
use crate::{
    infra::words::Message,
    kernel::code,
    market::{checkout::place::PlaceError, orders::find::unanswered::Waiting},
    pages::visit::Visit,
    web::fields::Fields,
};

/// Says it at its field, and returns what the page is to ask.
pub(super) fn say(visit: &Visit, fields: &mut Fields, refusal: &PlaceError) -> Asked {
    let mut asked = Asked::default();
    match refusal {
        PlaceError::OwnShop { shop } => fields.wrong("", Message::new("checkout-own-shop").with("shop", shop)),
        PlaceError::ShopsNumber { shop } => {
            fields.wrong("phone", Message::new("checkout-shops-number").with("shop", shop))
        }
        PlaceError::Waiting(Waiting { orders, sum }) => {
            let hours = visit.app.config.market.answer_hours;
            let said = Message::new("checkout-waiting").with("orders", orders).with("sum", sum).with("hours", hours);
            fields.wrong("", said);
        }
        PlaceError::Already { code } => {
            fields.wrong("", "checkout-already");
            // The next press is a wish of its own.
            fields.set("checkout_key", vec![code::random(24)]);
            asked = Asked { anew: true, purchase: Some(code.clone()), code: None };
        }
        PlaceError::NotInCart { names } => {
            fields.wrong("", Message::new("checkout-not-in-cart").with("names", names.join("; ")));
            asked.anew = true;
        }
        PlaceError::NoDelivery => fields.wrong("unit", "checkout-no-delivery"),
        PlaceError::TotalChanged { .. } => fields.wrong("", "checkout-look-at-total"),
        // The page compares what it showed with what holds, and says which has changed.
        PlaceError::Outdated(_) => {}
        _ => fields.wrong("", "checkout-changed"),
    }
    asked
}

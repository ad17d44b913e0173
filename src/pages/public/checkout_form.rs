//! What the form of `/checkout` says, read and in its right types.

use super::proved;
use crate::{
    kernel::{ids::UnitCode, money::Money},
    market::{
        accounts::NAME,
        checkout::{place::Request, policy::Wanted, proof::Bounds},
        orders::{find::unanswered::Waiting, open::Recipient},
    },
    pages::{accepting, cart, known::Known, visit::Visit},
    web::fields::Fields,
};

/// All of it, or nothing, with what is wrong at its field.
pub(super) fn read(visit: &Visit, fields: &mut Fields, unit: Option<UnitCode>, lines: Vec<Wanted>) -> Option<Request> {
    let key = fields.read("checkout_key", "form-stale", |key| {
        let fits = (16..=64).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric());
        fits.then(|| key.to_owned())
    });
    let recipient = recipient(fields, unit);
    let accepted = accepting::read(fields);
    if !fields.ticked(accepting::BOX) {
        fields.wrong(accepting::BOX, "checkout-accept-missing");
    }
    let (key, recipient, true) = (key?, recipient?, fields.fine()) else { return None };
    let (person, phone) = (visit.person.as_ref(), &recipient.phone);
    Some(Request {
        // The same form of another browser is another purchase: nobody is led to somebody else's.
        key: visit.app.secret.tag("checkout", &format!("{}:{key}", visit.token)),
        buyer: person.map(|person| person.id),
        proved: person.map_or_else(|| proved::knows(visit, phone), |person| person.phone == *phone),
        familiar: person.is_none() && Known::of(visit, phone).is_some(),
        recipient,
        bounds: bounds(visit),
        language: visit.language,
        lines,
        // Not seen yet is no sum at all: the page comes back with it.
        seen_total: Money::parse(fields.typed("seen_total")),
        accepted,
        cart: Some(cart::holder_or_nobodys(visit)),
        anew: fields.typed("deed") == "anew",
        answer_hours: visit.app.config.market.answer_hours,
    })
}

/// As this market has set them.
fn bounds(visit: &Visit) -> Bounds {
    let set = &visit.app.config.buying;
    Bounds {
        proof_above: Money(set.proof_above),
        proof_shops_above: set.proof_shops_above,
        unproved: Waiting { orders: set.unproved_orders, sum: Money(set.unproved_sum) },
        proved: Waiting { orders: set.proved_orders, sum: Money(set.proved_sum) },
        unproved_percent: set.unproved_percent,
    }
}

fn recipient(fields: &mut Fields, unit: Option<UnitCode>) -> Option<Recipient> {
    let name = fields.line("name", NAME);
    let phone = fields.phone("phone");
    let email = fields.maybe_email("email");
    let street = fields.line("street", 3..=160);
    let note = fields.text("note", 0..=500);
    let note = note.map(|note| Some(note).filter(|note| !note.is_empty()));
    Some(Recipient { name: name?, phone: phone?, email: email?, unit_code: unit?, street: street?, note: note? })
}

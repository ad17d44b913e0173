//! `/checkout`: who, where to, what it costs, and one button. Nothing is ordered that was not on the page as it is.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::checkout_parts::{ChangeParts, CheckoutShop};
use crate::{
    infra::{
        limits::{Bucket, Limited},
        words::Message,
    },
    kernel::{code, ids::UnitCode, links, money::Money},
    market::{
        accounts::NAME,
        carts::{find as carts, renew},
        checkout::{
            look::{self, Look},
            place::{self, PlaceError, Request},
            policy::Wanted,
        },
        documents::slugs,
        orders::open::Recipient,
    },
    pages::{
        accepting::{self, DocumentParts},
        address::{self, Chosen},
        bought, cart, guest,
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, SeeOther, Show, form_status},
    },
};

/// The form with everything that it would cost.
#[derive(Serialize)]
pub struct CheckoutPage {
    form: Fields,
    guest: bool,
    /// Sent twice, the same key is the same purchase.
    key: String,
    shops: Vec<CheckoutShop>,
    /// What is not as the buyer saw it.
    changes: Vec<ChangeParts>,
    goods_total: Money,
    /// Once the commune is told, if every shop delivers there.
    delivery_total: Option<Money>,
    total: Option<Money>,
    /// What is accepted with the button.
    documents: Vec<DocumentParts>,
    /// What was asked, where the goods are in the cart no more.
    again: Again,
    /// Whose name and address this browser has kept for a day.
    kept: Option<String>,
}

/// Whether the goods were ordered before, as far as the form tells.
#[derive(Clone, Default, Serialize)]
struct Again {
    /// To order them all the same has a button of its own.
    asked: bool,
    /// The purchase that the form has placed already.
    purchase: Option<String>,
}

impl Page for CheckoutPage {
    const TEMPLATE: &'static str = "public/checkout.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |form: Fields, known: bool, changes| Self {
            form,
            guest: known,
            key: "K".repeat(24),
            shops: vec![CheckoutShop::sample(known.then_some(Money(32_000)))],
            changes,
            goods_total: Money(770_000),
            delivery_total: known.then_some(Money(32_000)),
            total: known.then_some(Money(802_000)),
            documents: DocumentParts::samples(!known),
            again: Again::default(),
            kept: known.then(|| "Nguyễn Thị Lan".into()),
        };
        let told = Fields::default().with_error("", "checkout-changed");
        let looked = Fields::default().with_error("", "checkout-look-at-total");
        let ordered = Fields::default().with_error("", "checkout-already");
        let again = |purchase| Again { asked: true, purchase };
        let nowhere = Fields::default().with_error("unit", "checkout-no-delivery");
        vec![
            page(Fields::default(), true, vec![]),
            page(told, false, vec![ChangeParts::sample()]),
            page(looked, true, vec![]),
            page(nowhere.with_error("accept", "checkout-accept-missing"), false, vec![]),
            Self { again: again(Some("MX7K2MXP".into())), ..page(ordered, true, vec![]) },
            Self { again: again(None), ..page(Fields::default(), false, vec![]) },
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// The form for what is in the cart.
pub async fn get(visit: Visit) -> Result<Response, WebError> {
    let wanted = in_cart(&visit).await?;
    let mut fields = Fields::default();
    if let Some(person) = visit.person.clone() {
        fields = fields.with("name", person.name).with("phone", person.phone.as_str());
        fields = fields.with("email", person.email.unwrap_or_default());
        if let Some(unit) = person.unit_code {
            address::fill(&visit, &mut fields, "unit", &Chosen { unit, former: None }).await?;
        }
    }
    if let Some(guest) = guest::read(&visit) {
        guest.fill(&visit, &mut fields).await?;
    }
    let unit = UnitCode::parse(fields.typed("unit"));
    show(&visit, fields, &wanted, unit, Again::default()).await
}

/// Places the purchase; the button *fees* only shows what it would cost, and *forget* is "that is not me". What a guest has typed is
/// kept in her browser whatever the answer is.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Response, WebError> {
    if fields.typed("deed") == "forget" {
        return Ok(SeeOther::to("/checkout").jar(guest::forget_all(&visit)).forget_pages().into_response());
    }
    let unit = address::resolve(&visit, &mut fields, "unit").await?;
    let kept = guest::keep(&visit, &fields, unit.as_ref());
    let response = answer(&visit, fields, unit).await?;
    Ok(match kept {
        Some(jar) => (jar, response).into_response(),
        None => response,
    })
}

async fn answer(visit: &Visit, mut fields: Fields, unit: Option<UnitCode>) -> Result<Response, WebError> {
    let wanted: Vec<Wanted> = fields.all("line").iter().filter_map(|line| Wanted::parse(line)).collect();
    if fields.typed("deed") == "fees" {
        return show(visit, fields, &wanted, unit, Again::default()).await;
    }
    let Some(request) = read(visit, &mut fields, unit.clone(), wanted.clone()) else {
        return show(visit, fields, &wanted, unit, Again::default()).await;
    };
    if request.seen_total.is_some() && !may_place(visit, &request).await? {
        let fields = fields.with_error("", "checkout-too-often");
        return show(visit, fields, &wanted, unit, Again::default()).await;
    }
    let work = visit.begin().await?;
    let placed = place::place(&work, request).await;
    match visit.settle(work, placed).await? {
        Ok(placed) => {
            let jar = bought::remember(visit, &placed.code);
            Ok(SeeOther::to(links::purchase(&placed.code)).jar(jar).into_response())
        }
        Err(refusal) => refused(visit, fields, &wanted, unit, refusal).await,
    }
}

/// Stock is taken and a number texted that nobody has proved, so not without end. Looking at the sum first costs no try.
async fn may_place(visit: &Visit, request: &Request) -> Result<bool, WebError> {
    let of_number = Bucket::of(Limited::Purchase, request.recipient.phone.as_str());
    visit.may_take(&visit.with_address(Limited::Purchase, [of_number])).await
}

/// Nothing was ordered: the cart learns what changed, and the page tells it.
async fn refused(
    visit: &Visit,
    mut fields: Fields,
    wanted: &[Wanted],
    unit: Option<UnitCode>,
    refusal: PlaceError,
) -> Result<Response, WebError> {
    let mut again = Again::default();
    match &refusal {
        PlaceError::OwnShop { shop } => fields.wrong("", Message::new("checkout-own-shop").with("shop", shop)),
        PlaceError::Already { code } => {
            fields.wrong("", "checkout-already");
            // The next press is a wish of its own.
            fields.set("checkout_key", vec![code::random(24)]);
            again = Again { asked: true, purchase: Some(code.clone()) };
        }
        PlaceError::NotInCart { names } => {
            fields.wrong("", Message::new("checkout-not-in-cart").with("names", names.join("; ")));
            again.asked = true;
        }
        PlaceError::NoDelivery => fields.wrong("unit", "checkout-no-delivery"),
        PlaceError::TotalChanged { .. } => fields.wrong("", "checkout-look-at-total"),
        // The page compares what it showed with what holds, and says which has changed.
        PlaceError::Outdated(_) => {}
        _ => fields.wrong("", "checkout-changed"),
    }
    let response = show(visit, fields, wanted, unit, again).await?;
    if let (PlaceError::Changed(_), Some(holder)) = (refusal, cart::holder(visit)) {
        let work = visit.begin().await?;
        renew::renew(&work, &holder).await?;
        visit.commit(work).await?;
    }
    Ok(response)
}

fn read(visit: &Visit, fields: &mut Fields, unit: Option<UnitCode>, lines: Vec<Wanted>) -> Option<Request> {
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
    let own = visit.person.as_ref().is_some_and(|person| person.phone == recipient.phone);
    Some(Request {
        // The same form of another browser is another purchase: nobody is led to somebody else's.
        key: visit.app.secret.tag("checkout", &format!("{}:{key}", visit.token)),
        buyer: visit.person.as_ref().map(|person| person.id),
        recipient,
        proved: own,
        language: visit.language,
        lines,
        // Not seen yet is no sum at all: the page comes back with it.
        seen_total: Money::parse(fields.typed("seen_total")),
        accepted,
        cart: cart::holder(visit),
        anew: fields.typed("deed") == "anew",
        answer_hours: visit.app.config.market.answer_hours,
    })
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

async fn in_cart(visit: &Visit) -> Result<Vec<Wanted>, WebError> {
    let Some(holder) = cart::holder(visit) else { return Ok(Vec::new()) };
    let lines = carts::lines(&visit.app.db.read, &holder).await?;
    let wanted = |line: carts::Line| Wanted {
        variant_code: line.offer.variant_code,
        quantity: line.quantity,
        seen_price: line.seen_price,
    };
    Ok(lines.into_iter().map(wanted).collect())
}

/// The page as things stand. Where nothing of it can be bought any more, whoever has typed her address keeps it; whoever has
/// not goes back to the cart.
async fn show(
    visit: &Visit,
    mut fields: Fields,
    wanted: &[Wanted],
    unit: Option<UnitCode>,
    mut again: Again,
) -> Result<Response, WebError> {
    let look = look::look(&visit.app.db.read, wanted, unit.as_ref(), visit.now.day()).await?;
    let typed = fields.ticked("checkout_key") && fields.typed("deed") != "fees";
    let told = typed && !look.changes.is_empty();
    if look.parts.is_empty() && !told {
        let cart = SeeOther::to("/cart");
        let cart = if wanted.is_empty() { cart } else { cart.flash(Flash::warning("checkout-nothing")) };
        return Ok(cart.into_response());
    }
    if told {
        fields.wrong("", "checkout-changed");
    }
    if look.quote.as_ref().is_some_and(|quote| quote.total.is_none()) {
        fields.wrong("unit", "checkout-no-delivery");
    }
    let key = Some(fields.typed("checkout_key").to_owned()).filter(|key| !key.is_empty());
    let key = key.unwrap_or_else(|| code::random(24));
    let documents = accepting::ask(visit, &mut fields, &slugs::AT_CHECKOUT).await?;
    again.asked |= fields.typed("deed") == "anew";
    let kept = guest::read(visit).map(|guest| guest.called());
    let page = page(fields, key, look);
    Ok(Show(CheckoutPage { guest: visit.person.is_none(), documents, again, kept, ..page }).into_response())
}

fn page(form: Fields, key: String, look: Look) -> CheckoutPage {
    let fees = look.quote.as_ref().map(|quote| quote.fees.clone()).unwrap_or_default();
    let shops = look.parts.into_iter().enumerate();
    CheckoutPage {
        form,
        guest: false,
        documents: Vec::new(),
        again: Again::default(),
        kept: None,
        key,
        shops: shops.map(|(i, part)| CheckoutShop::new(part, fees.get(i).copied().flatten())).collect(),
        changes: look.changes.into_iter().map(ChangeParts::new).collect(),
        goods_total: look.goods_total,
        delivery_total: look.quote.as_ref().and_then(|quote| quote.delivery_total),
        total: look.quote.as_ref().and_then(|quote| quote.total),
    }
}

//! `/checkout`: who, where to, what it costs, and one button. Nothing is ordered that was not on the page as it is.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::cart::words;
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
            policy::{Change, ShopPart, Wanted},
        },
        documents::slugs,
        orders::open::Recipient,
    },
    pages::{
        accepting::{self, DocumentParts},
        address::{self, Chosen},
        bought, cart,
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
}

#[derive(Serialize)]
struct CheckoutShop {
    name: String,
    place: String,
    lines: Vec<CheckoutLine>,
    goods_total: Money,
    fee: Option<Money>,
}

#[derive(Serialize)]
struct CheckoutLine {
    /// What the hidden field holds.
    written: String,
    name: String,
    measure: String,
    cover: Option<String>,
    quantity: i64,
    total: Money,
}

#[derive(Serialize)]
struct ChangeParts {
    name: String,
    words: Message,
}

impl Page for CheckoutPage {
    const TEMPLATE: &'static str = "public/checkout.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let shop = |fee| CheckoutShop {
            name: "Mật ong Mỷ".into(),
            place: "Xã Mèo Vạc".into(),
            lines: vec![CheckoutLine {
                written: "K7QM2X:2:385000".into(),
                name: "Mật ong bạc hà".into(),
                measure: "lọ 500 ml".into(),
                cover: None,
                quantity: 2,
                total: Money(770_000),
            }],
            goods_total: Money(770_000),
            fee,
        };
        let page = |form: Fields, known: bool, changes| Self {
            form,
            guest: known,
            key: "K".repeat(24),
            shops: vec![shop(known.then_some(Money(32_000)))],
            changes,
            goods_total: Money(770_000),
            delivery_total: known.then_some(Money(32_000)),
            total: known.then_some(Money(802_000)),
            documents: DocumentParts::samples(!known),
        };
        let change = ChangeParts { name: "Chè Shan tuyết, hộp 100 g".into(), words: "cart-line-sold-out".into() };
        let told = Fields::default().with_error("", "checkout-changed");
        let looked = Fields::default().with_error("", "checkout-look-at-total");
        let nowhere = Fields::default().with_error("unit", "checkout-no-delivery");
        vec![
            page(Fields::default(), true, vec![]),
            page(told, false, vec![change]),
            page(looked, true, vec![]),
            page(nowhere.with_error("accept", "checkout-accept-missing"), false, vec![]),
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
    let unit = UnitCode::parse(fields.typed("unit"));
    show(&visit, fields, &wanted, unit).await
}

/// Places the purchase; the button *fees* only shows what it would cost.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Response, WebError> {
    let wanted: Vec<Wanted> = fields.all("line").iter().filter_map(|line| Wanted::parse(line)).collect();
    let unit = address::resolve(&visit, &mut fields, "unit").await?;
    if fields.typed("deed") == "fees" {
        return show(&visit, fields, &wanted, unit).await;
    }
    let Some(request) = read(&visit, &mut fields, unit.clone(), wanted.clone()) else {
        return show(&visit, fields, &wanted, unit).await;
    };
    if request.seen_total.is_some() && !may_place(&visit, &request).await? {
        return show(&visit, fields.with_error("", "checkout-too-often"), &wanted, unit).await;
    }
    let work = visit.begin().await?;
    let placed = place::place(&work, request).await;
    match visit.settle(work, placed).await? {
        Ok(placed) => {
            let jar = bought::remember(&visit, &placed.code);
            Ok(SeeOther::to(links::purchase(&placed.code)).jar(jar).into_response())
        }
        Err(refusal) => refused(&visit, fields, &wanted, unit, refusal).await,
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
    match &refusal {
        PlaceError::OwnShop { shop } => fields.wrong("", Message::new("checkout-own-shop").with("shop", shop)),
        PlaceError::NoDelivery => fields.wrong("unit", "checkout-no-delivery"),
        PlaceError::TotalChanged { .. } => fields.wrong("", "checkout-look-at-total"),
        // The page compares what it showed with what holds, and says which has changed.
        PlaceError::Outdated(_) => {}
        _ => fields.wrong("", "checkout-changed"),
    }
    let response = show(visit, fields, wanted, unit).await?;
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
    Ok(Show(CheckoutPage { guest: visit.person.is_none(), documents, ..page(fields, key, look) }).into_response())
}

fn page(form: Fields, key: String, look: Look) -> CheckoutPage {
    let fees = look.quote.as_ref().map(|quote| quote.fees.clone()).unwrap_or_default();
    let shops = look.parts.into_iter().enumerate();
    CheckoutPage {
        form,
        guest: false,
        documents: Vec::new(),
        key,
        shops: shops.map(|(i, part)| shop(part, fees.get(i).copied().flatten())).collect(),
        changes: look.changes.into_iter().map(told).collect(),
        goods_total: look.goods_total,
        delivery_total: look.quote.as_ref().and_then(|quote| quote.delivery_total),
        total: look.quote.as_ref().and_then(|quote| quote.total),
    }
}

fn shop(part: ShopPart, fee: Option<Money>) -> CheckoutShop {
    let (name, place) =
        part.lines.first().map(|line| (line.offer.shop_name.clone(), line.offer.unit_name.clone())).unwrap_or_default();
    let lines = part.lines.into_iter().map(|line| {
        let (code, price) = (line.offer.variant_code, line.offer.price);
        CheckoutLine {
            written: Wanted { variant_code: code, quantity: line.quantity, seen_price: price }.written(),
            name: line.offer.product_name,
            measure: line.offer.measure,
            cover: line.offer.cover,
            quantity: line.quantity,
            total: line.total,
        }
    });
    CheckoutShop { name, place, lines: lines.collect(), goods_total: part.goods_total, fee }
}

fn told(change: Change) -> ChangeParts {
    ChangeParts { words: words(change.trouble, change.price), name: change.name }
}

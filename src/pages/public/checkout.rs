//! `/checkout`: who, where to, what it costs, and one button. Nothing is ordered that was not on the page as it is.

use axum::{
    http::{StatusCode, header::LOCATION},
    response::{IntoResponse, Response},
};
use axum_extra::extract::SignedCookieJar;
use serde::Serialize;

use super::{
    checkout_form::read,
    checkout_parts::{Asked, ChangeParts, CheckoutShop},
    checkout_proof::{self, CODE, CodeParts, Typed},
    checkout_refused, proved,
};
use crate::{
    infra::{refused::Refused, words::Message},
    kernel::{code, ids::UnitCode, links, money::Money},
    market::{
        carts::{find as carts, renew},
        checkout::{
            look::{self, Look},
            place::{self, PlaceError, Placed, Request},
            policy::Wanted,
            proof::Why,
        },
        documents::slugs,
    },
    pages::{
        accepting::{self, DocumentParts},
        address::{self, Chosen},
        bought, cart,
        guest::{self, Guest},
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
    /// What is asked beside the form's own fields.
    asked: Asked,
    /// Whose name and address this browser has kept for a day.
    kept: Option<String>,
    /// It knows a number that was proved in it.
    proved: bool,
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
            asked: Asked::default(),
            kept: known.then(|| "Nguyễn Thị Lan".into()),
            proved: false,
        };
        let told = Fields::default().with_error("", "checkout-changed");
        let looked = Fields::default().with_error("", "checkout-look-at-total");
        let ordered = Fields::default().with_error("", "checkout-already");
        let again = |purchase| Asked { anew: true, purchase, code: None };
        let proof = |again| Asked { code: Some(CodeParts::sample(again)), ..Asked::default() };
        let prove = Message::new("checkout-prove-sum").with("sum", Money(500_000).to_string());
        let unproved = Fields::default().with(CODE, "12345").with_error("", prove).with_error(CODE, "code-wrong");
        let nowhere = Fields::default().with_error("unit", "checkout-no-delivery");
        vec![
            page(Fields::default(), true, vec![]),
            page(told, false, vec![ChangeParts::sample()]),
            page(looked, true, vec![]),
            page(nowhere.with_error("accept", "checkout-accept-missing"), false, vec![]),
            Self { asked: again(Some("MX7K2MXP".into())), ..page(ordered, true, vec![]) },
            Self { asked: again(None), ..page(Fields::default(), false, vec![]) },
            Self { asked: proof(false), ..page(unproved, true, vec![]) },
            Self { asked: proof(true), ..page(Fields::default(), true, vec![]) },
            Self { proved: true, kept: None, ..page(Fields::default(), true, vec![]) },
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
            address::fill(&mut fields, "unit", &Chosen { unit, former: None });
        }
    }
    if let Some(guest) = guest::read(&visit) {
        guest.fill(&mut fields);
    }
    let unit = UnitCode::parse(fields.typed("unit"));
    show(&visit, fields, &wanted, unit, Asked::default()).await
}

/// Places the purchase; the button *fees* only shows what it would cost, and *forget* is "that is not me". What a guest has typed is
/// kept in her browser whatever the answer is.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Response, WebError> {
    if fields.typed("deed") == "forget" {
        return Ok(SeeOther::to("/checkout").jar(guest::forget_all(&visit)).forget_pages().into_response());
    }
    let unit = address::resolve(&visit, &mut fields, "unit").await?;
    let typed = guest::typed(&visit, &fields, unit.as_ref());
    let response = answer(&visit, fields, unit).await?;
    let typed = if is_placed(&response) { typed.map(Guest::once_more) } else { typed };
    Ok(with(typed.and_then(|guest| guest.keep(&visit)), response))
}

async fn answer(visit: &Visit, mut fields: Fields, unit: Option<UnitCode>) -> Result<Response, WebError> {
    let wanted: Vec<Wanted> = fields.all("line").iter().filter_map(|line| Wanted::parse(line)).collect();
    if fields.typed("deed") == "fees" {
        return show(visit, fields, &wanted, unit, Asked::default()).await;
    }
    if fields.typed("deed") == "text" {
        return text_again(visit, fields, &wanted, unit).await;
    }
    let Some(request) = read(visit, &mut fields, unit.clone(), wanted.clone()) else {
        return show(visit, fields, &wanted, unit, Asked::default()).await;
    };
    let is_guest = request.buyer.is_none();
    let typed = match request.seen_total.is_some() && is_guest && !request.proved {
        true => checkout_proof::tried(visit, &mut fields, &request.recipient.phone).await?,
        false => Typed::Nothing,
    };
    let proved = request.proved || matches!(typed, Typed::Right(_));
    // Looking at the sum first costs no try.
    if request.seen_total.is_none() || checkout_proof::may_order(visit, &request, proved).await? {
        return press(visit, fields, request, typed).await;
    }
    if !is_guest || proved {
        let fields = fields.with_error("", "checkout-too-often");
        return show(visit, fields, &wanted, unit, Asked::default()).await;
    }
    // No work is begun for whoever has no try left; a form that was sent again has its purchase all the same.
    match place::placed_before(&visit.app.db.read, &request).await {
        Ok(Some(placed)) => Ok(done(visit, &placed)),
        Err(Refused::No(refusal)) => refused(visit, fields, &request, refusal).await,
        Err(Refused::Broken(error)) => Err(error.into()),
        Ok(None) => ask(visit, fields, &request, (Why::Waits, &typed)).await,
    }
}

/// Orders, as the holder of the number where that was proved with the very form.
async fn press(visit: &Visit, fields: Fields, mut request: Request, typed: Typed) -> Result<Response, WebError> {
    let phone = request.recipient.phone.clone();
    let work = visit.begin().await?;
    let proves = checkout_proof::use_up(&work, &typed, &phone).await?;
    request.proved |= proves;
    let placed = place::place(&work, request.clone()).await;
    match visit.settle(work, placed).await? {
        Ok(placed) if proves => {
            let jar = checkout_proof::remember(visit, bought::remember(visit, &placed.code), &phone);
            Ok(SeeOther::to(links::purchase(&placed.code)).jar(jar).into_response())
        }
        Ok(placed) => Ok(done(visit, &placed)),
        Err(PlaceError::Unproved(why)) => ask(visit, fields, &request, (why, &typed)).await,
        Err(refusal) => {
            let jar = checkout_proof::keep(visit, &typed, &phone).await?;
            let mut fields = fields;
            if jar.is_some() {
                fields.values.remove(CODE);
            }
            Ok(with(jar, refused(visit, fields, &request, refusal).await?))
        }
    }
}

/// Whether it leads to what was bought.
fn is_placed(response: &Response) -> bool {
    response.headers().get(LOCATION).is_some_and(|to| to.as_bytes().starts_with(b"/purchases/"))
}

fn done(visit: &Visit, placed: &Placed) -> Response {
    SeeOther::to(links::purchase(&placed.code)).jar(bought::remember(visit, &placed.code)).into_response()
}

fn with(jar: Option<SignedCookieJar>, response: Response) -> Response {
    match jar {
        Some(jar) => (jar, response).into_response(),
        None => response,
    }
}

/// Nothing was ordered, and everything that was typed stays: whose is the number? What is wrong with digits that came with it is
/// said at them; else they are texted.
async fn ask(
    visit: &Visit,
    mut fields: Fields,
    request: &Request,
    (why, typed): (Why, &Typed),
) -> Result<Response, WebError> {
    let unit = Some(request.recipient.unit_code.clone());
    if let Some(wrong) = typed.wrong() {
        fields.wrong(CODE, wrong);
        return show(visit, fields, &request.lines, unit, Asked::default()).await;
    }
    let (code, jar) = checkout_proof::ask(visit, &mut fields, &request.recipient.phone, why).await?;
    let asked = Asked { code, ..Asked::default() };
    Ok(with(jar, show(visit, fields, &request.lines, unit, asked).await?))
}

/// One more code, for a guest whom the first did not reach.
async fn text_again(
    visit: &Visit,
    mut fields: Fields,
    wanted: &[Wanted],
    unit: Option<UnitCode>,
) -> Result<Response, WebError> {
    let phone = fields.phone("phone").filter(|_| fields.fine() && visit.person.is_none());
    let Some(phone) = phone else { return show(visit, fields, wanted, unit, Asked::default()).await };
    let (code, jar) = checkout_proof::ask_again(visit, &mut fields, &phone).await?;
    let asked = Asked { code, ..Asked::default() };
    Ok(with(jar, show(visit, fields, wanted, unit, asked).await?))
}

/// Nothing was ordered: the cart learns what changed, and the page tells it.
async fn refused(
    visit: &Visit,
    mut fields: Fields,
    request: &Request,
    refusal: PlaceError,
) -> Result<Response, WebError> {
    let asked = checkout_refused::say(visit, &mut fields, &refusal);
    let unit = Some(request.recipient.unit_code.clone());
    let response = show(visit, fields, &request.lines, unit, asked).await?;
    // The answer that let her see it may have been lost on the way.
    let jar = match &refusal {
        PlaceError::Already { code } => Some(bought::remember(visit, code)),
        _ => None,
    };
    if let (PlaceError::Changed(_), Some(holder)) = (refusal, cart::holder(visit)) {
        let work = visit.begin().await?;
        renew::renew(&work, &holder).await?;
        visit.commit(work).await?;
    }
    Ok(with(jar, response))
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
    mut asked: Asked,
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
    asked.anew |= fields.typed("deed") == "anew";
    asked.code = asked.code.or_else(|| checkout_proof::still_asked(visit, &fields));
    let kept = guest::read(visit).map(|guest| guest.called());
    let (guest, page) = (visit.person.is_none(), page(fields, key, look));
    let proved = guest && proved::any(visit);
    Ok(Show(CheckoutPage { guest, documents, asked, kept, proved, ..page }).into_response())
}

fn page(form: Fields, key: String, look: Look) -> CheckoutPage {
    let fees = look.quote.as_ref().map(|quote| quote.fees.clone()).unwrap_or_default();
    let shops = look.parts.into_iter().enumerate();
    CheckoutPage {
        form,
        guest: false,
        documents: Vec::new(),
        asked: Asked::default(),
        kept: None,
        proved: false,
        key,
        shops: shops.map(|(i, part)| CheckoutShop::new(part, fees.get(i).copied().flatten())).collect(),
        changes: look.changes.into_iter().map(ChangeParts::new).collect(),
        goods_total: look.goods_total,
        delivery_total: look.quote.as_ref().and_then(|quote| quote.delivery_total),
        total: look.quote.as_ref().and_then(|quote| quote.total),
    }
}

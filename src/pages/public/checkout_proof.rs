//! Whose the number of a guest's checkout is, where that is asked: a code is texted to it, is typed into the same form, and this
//! browser is known for the number from then on. And how often may be ordered.

use axum_extra::extract::SignedCookieJar;
use serde::Serialize;

use super::proved;
use crate::{
    infra::{
        db::Work,
        limits::{Bucket, Limited},
        words::Message,
    },
    kernel::phone::Phone,
    market::{
        accounts::{
            Purpose,
            prove::{Checked, Try, check, is_under_way, prove_checked},
            text_code::{self, Asking},
        },
        checkout::{place::Request, proof::Why},
    },
    pages::{
        proving::{self, Proving},
        visit::Visit,
    },
    web::{error::WebError, fields::Fields},
};

/// The field of the digits.
pub(super) const CODE: &str = "code";

/// Where a code has gone that the page asks for.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CodeParts {
    phone: String,
    /// It was asked for once more, just now.
    again: bool,
}

impl CodeParts {
    /// For samples of pages.
    pub(super) fn sample(again: bool) -> Self {
        Self { phone: "0900 000 001".into(), again }
    }

    fn to(phone: &Phone, again: bool) -> Self {
        Self { phone: phone.spaced(), again }
    }
}

/// What came of the digits that came with the form.
pub(super) enum Typed {
    /// There are none, or this browser has no code under way for that number: a code is for the number that it was texted to.
    Nothing,
    /// These are they.
    Right(Checked),
    /// Not these.
    Wrong,
    /// The code is worth nothing any more.
    Spent,
}

impl Typed {
    /// What is wrong with them, if anything is.
    pub(super) fn wrong(&self) -> Option<&'static str> {
        match self {
            Self::Nothing | Self::Right(_) => None,
            Self::Wrong => Some("code-wrong"),
            Self::Spent => Some("code-spent"),
        }
    }
}

/// Tries the digits. The try is counted whatever comes of the order.
pub(super) async fn tried(visit: &Visit, fields: &mut Fields, phone: &Phone) -> Result<Typed, WebError> {
    let under_way = proving::read(visit).filter(|proving| proving.phone == *phone);
    let Some(proving) = under_way.filter(|_| fields.ticked(CODE)) else { return Ok(Typed::Nothing) };
    let Some(digits) = fields.digits(CODE) else { return Ok(Typed::Wrong) };
    let work = visit.begin().await?;
    let tried = check(&work, &visit.app.secret, proving.code, Purpose::Checkout, &digits).await?;
    visit.commit(work).await?;
    if !matches!(tried, Try::Right(_)) {
        proving::refused(visit, &tried);
    }
    Ok(match tried {
        Try::Right(checked) => Typed::Right(checked),
        Try::Wrong => Typed::Wrong,
        Try::Spent => Typed::Spent,
    })
}

/// Uses the digits up, in the work that orders with them; false where somebody has before.
pub(super) async fn use_up(work: &Work, typed: &Typed, phone: &Phone) -> Result<bool, WebError> {
    let Typed::Right(checked) = typed else { return Ok(false) };
    let end = prove_checked(work, checked).await?;
    Ok(matches!(end, Try::Right(proved) if proved.phone() == phone))
}

/// Nothing was ordered with them, but the number is proved all the same: it is not asked for again.
pub(super) async fn keep(visit: &Visit, typed: &Typed, phone: &Phone) -> Result<Option<SignedCookieJar>, WebError> {
    if !matches!(typed, Typed::Right(_)) {
        return Ok(None);
    }
    let work = visit.begin().await?;
    let proved = use_up(&work, typed, phone).await?;
    visit.commit(work).await?;
    Ok(proved.then(|| remember(visit, visit.jar.clone(), phone)))
}

/// The jar of a browser that has proved a number just now.
pub(super) fn remember(visit: &Visit, jar: SignedCookieJar, phone: &Phone) -> SignedCookieJar {
    proving::forget(proved::remember(visit, jar, phone))
}

/// Takes a try. What is not proved is counted by number and address, and who has none left may still prove the number; what is proved
/// is its owner's alone to use up, and an account's its own.
pub(super) async fn may_order(visit: &Visit, request: &Request, proved: bool) -> Result<bool, WebError> {
    let of = |whose: String| Bucket::of(Limited::Purchase, whose);
    let phone = request.recipient.phone.as_str();
    let buckets = match request.buyer {
        Some(account) => vec![of(format!("account {}", account.0))],
        None if proved => vec![of(format!("proved {phone}"))],
        None => visit.with_address(Limited::Purchase, [of(phone.to_owned())]),
    };
    visit.may_take(&buckets).await
}

/// Says for what the number is to be proved, and texts a code to it unless one is under way; returns what the page then asks for, and
/// the cookies that it goes with.
pub(super) async fn ask(
    visit: &Visit,
    fields: &mut Fields,
    phone: &Phone,
    why: Why,
) -> Result<(Option<CodeParts>, Option<SignedCookieJar>), WebError> {
    fields.values.remove(CODE);
    let mut jar = None;
    if !is_there(visit, phone).await? {
        jar = text(visit, fields, phone).await?;
        if jar.is_none() {
            return Ok((None, None));
        }
    }
    fields.wrong("", said(why));
    // From the head of the page one goes to the field.
    fields.wrong(CODE, "field-missing");
    Ok((Some(CodeParts::to(phone, false)), jar))
}

/// Texts one more, for whom the first did not reach.
pub(super) async fn ask_again(
    visit: &Visit,
    fields: &mut Fields,
    phone: &Phone,
) -> Result<(Option<CodeParts>, Option<SignedCookieJar>), WebError> {
    fields.values.remove(CODE);
    let jar = text(visit, fields, phone).await?;
    let parts = match &jar {
        Some(_) => Some(CodeParts::to(phone, true)),
        // The one before may still come.
        None => is_there(visit, phone).await?.then(|| CodeParts::to(phone, false)),
    };
    Ok((parts, jar))
}

/// The field stays on a page that comes back with it, while this browser has a code of that number.
pub(super) fn still_asked(visit: &Visit, fields: &Fields) -> Option<CodeParts> {
    let typed = Phone::parse(fields.typed("phone")).filter(|_| fields.values.contains_key(CODE))?;
    proving::read(visit).filter(|proving| proving.phone == typed).map(|_| CodeParts::to(&typed, false))
}

async fn text(visit: &Visit, fields: &mut Fields, phone: &Phone) -> Result<Option<SignedCookieJar>, WebError> {
    if !proving::allowed(visit, phone).await? {
        fields.wrong("", "codes-too-often");
        return Ok(None);
    }
    let work = visit.begin().await?;
    let code = text_code::text_code(&work, &proving::texting(visit), Asking::Checkout(phone.clone())).await?;
    visit.commit(work).await?;
    Ok(Some(proving::remember(visit, &Proving { code, phone: phone.clone() })))
}

/// Whether this browser has a code of that number that can still be typed.
async fn is_there(visit: &Visit, phone: &Phone) -> Result<bool, WebError> {
    let Some(proving) = proving::read(visit).filter(|proving| proving.phone == *phone) else { return Ok(false) };
    Ok(is_under_way(&visit.app.db.read, proving.code, Purpose::Checkout, visit.now).await?)
}

fn said(why: Why) -> Message {
    match why {
        Why::Sum(sum) => Message::new("checkout-prove-sum").with("sum", sum.to_string()),
        Why::Shops(shops) => Message::new("checkout-prove-shops").with("shops", shops),
        Why::Waits => Message::new("checkout-prove"),
    }
}

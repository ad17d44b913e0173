//! `/reports/new?product=`, `?shop=`, `?order=`: somebody says that something shown breaks the rules, or a buyer that something is wrong
//! with her order. Guests may, too, with photos; how often is bounded for each address, and for each thing from one address.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::{
    infra::{
        limits::{Bucket, Limited},
        secret::hex,
        words::Message,
    },
    kernel::{code, ids::OrderId, instant::Instant, links},
    market::{
        orders::find::purchases,
        periods::{self, Period},
        reports::{
            ReportKind, ReportReason, Told,
            about::{self, Named, Thing},
            complain::{ComplainError, May, complain, may},
            policy,
            report::{ReportError, report},
        },
    },
    pages::{
        bought, photos,
        said::{PHOTOS, until},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
        query::Query,
    },
};

const LENGTH: usize = 8;

/// The form.
#[derive(Serialize)]
pub struct NewPage {
    kind: &'static str,
    /// The hidden field that names the thing, and its code.
    named: &'static str,
    code: String,
    title: String,
    shop_name: String,
    /// Of what it is about.
    back: String,
    reasons: Vec<Choice>,
    /// Of a buyer who may not complain, or not any more: key of why.
    not: Option<&'static str>,
    /// It is promised to be decided before then.
    due: Message,
    most_photos: usize,
    form: Fields,
}

#[derive(Clone, Serialize)]
struct Choice {
    value: &'static str,
    label: String,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "public/reports/new.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |kind: ReportKind, not, form| Self {
            kind: kind.as_str(),
            named: "product",
            code: "a1b2c3d4".into(),
            title: "Mật ong bạc hà".into(),
            shop_name: "Mật ong Mỷ".into(),
            back: "/products/mat-ong-bac-ha-a1b2c3d4".into(),
            reasons: kind
                .reasons()
                .iter()
                .map(|reason| Choice { value: reason.as_str(), label: reason.as_str().into() })
                .collect(),
            not,
            due: until(Instant(1_795_311_000_000_000)),
            most_photos: policy::MOST_PHOTOS,
            form,
        };
        let kept = || {
            let mut form = Fields::default().with("reason", "damaged").with_error("words", "field-missing");
            form.set(PHOTOS, vec!["k7qm2xpak7qm2xpa".into()]);
            form
        };
        vec![
            page(ReportKind::Violation, None, Fields::default()),
            page(ReportKind::Violation, None, kept().with_error("reason", "report-reason-missing")),
            page(ReportKind::Complaint, None, kept()),
            page(ReportKind::Complaint, Some("report-too-late"), Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// What it is about.
#[derive(Deserialize)]
pub struct Asked {
    product: Option<String>,
    shop: Option<String>,
    order: Option<String>,
}

/// Seen by whoever asks.
enum Subject {
    Shown(Thing),
    Order { id: OrderId, code: String, shop_name: String },
}

/// The form, if there is such a thing for whoever asks.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<NewPage>, WebError> {
    let subject = match asked {
        Asked { order: Some(code), .. } => of_order(&visit, &code).await?,
        Asked { product: Some(code), .. } => shown(&visit, Named::Product(&code)).await?,
        Asked { shop: Some(code), .. } => shown(&visit, Named::Shop(&code)).await?,
        _ => None,
    };
    let form = Fields::default().with("key", hex(&code::bytes()[..16]));
    Ok(Show(page(&visit, subject.ok_or(WebError::NotFound)?, form).await?))
}

/// Makes it. What is gone meanwhile is said kindly: nothing need be done about it.
pub async fn post(visit: Visit, mut posted: Posted) -> Result<Reply<NewPage>, WebError> {
    let typed = |name: &str| posted.fields.typed(name).to_owned();
    let (order, product, shop) = (typed("order"), typed("product"), typed("shop"));
    if [&order, &product, &shop].iter().all(|name| name.is_empty()) {
        return Ok(SeeOther::to("/reports").into());
    }
    let named = if product.is_empty() { Named::Shop(&shop) } else { Named::Product(&product) };
    let subject = if order.is_empty() { shown(&visit, named).await? } else { of_order(&visit, &order).await? };
    let Some(subject) = subject else {
        return match about::find(&visit.app.db.read, named).await? {
            Some(_) if order.is_empty() => Ok(gone()),
            _ => Err(WebError::NotFound),
        };
    };
    if posted.fields.fine() && !has_room(&visit, &subject).await? {
        let form = posted.fields.with_error("", "report-too-often");
        return Ok(Reply::Again(page(&visit, subject, form).await?));
    }
    let photos = photos::accept(&visit, photos::owner(&visit), &mut posted, PHOTOS, policy::MOST_PHOTOS).await?;
    let mut form = posted.fields;
    let told = if photos::pressed(&form) { None } else { read(&visit, &mut form, photos) };
    let Some(told) = told else { return Ok(Reply::Again(page(&visit, subject, form).await?)) };
    make(visit, subject, named, (told, form)).await
}

fn gone() -> Reply<NewPage> {
    SeeOther::to("/reports").flash(Flash::success("report-gone")).into()
}

/// Counts it, before a photo is decoded.
async fn has_room(visit: &Visit, subject: &Subject) -> Result<bool, WebError> {
    let thing = match subject {
        Subject::Shown(thing) => format!("{}:{}", thing.about.as_str(), thing.id),
        Subject::Order { id, .. } => format!("order:{}", id.0),
    };
    let mut buckets = visit.with_address(Limited::Report, []);
    buckets.push(Bucket::of(Limited::ReportOf, format!("{thing}:{}", visit.ip_key())));
    buckets.extend(visit.person.as_ref().map(|person| Bucket::of(Limited::Report, format!("account:{}", person.id.0))));
    visit.may_take(&buckets).await
}

fn read(visit: &Visit, form: &mut Fields, photos: Vec<String>) -> Option<Told> {
    let key = form.line("key", 16..=80);
    let reason = ReportReason::parse(form.typed("reason"));
    if reason.is_none() {
        form.wrong("reason", "report-reason-missing");
    }
    let least = usize::from(reason != Some(ReportReason::NotArrived));
    let words = form.text("words", least..=policy::LONGEST);
    let (key, reason, words) = (key?, reason?, words?);
    // The same for a form that is sent again, and nobody else's: the key is mixed with what only this market knows.
    let code = code::derived(&visit.app.secret.tag("report", &key), LENGTH);
    form.fine().then_some(Told { code, reason, words, photos })
}

async fn make(
    visit: Visit,
    subject: Subject,
    named: Named<'_>,
    (told, form): (Told, Fields),
) -> Result<Reply<NewPage>, WebError> {
    let work = visit.begin().await?;
    let made = match &subject {
        Subject::Shown(_) => report(&work, named, told).await.map_err(|refused| refused.map_no(Not::from)),
        Subject::Order { code, .. } => match bought::claim_order(&visit, &work, code).await? {
            Some(order) => complain(&work, order, told).await.map_err(|refused| refused.map_no(Not::from)),
            None => return Err(WebError::NotFound),
        },
    };
    let (field, wrong) = match visit.settle(work, made).await? {
        Ok(code) => {
            let sent = Message::new("report-sent").with("code", &code);
            return Ok(SeeOther::to(links::report(&code)).flash(Flash::success(sent)).into());
        }
        Err(Not::Gone) => return Ok(gone()),
        Err(Not::At(field, wrong)) => (field, wrong),
    };
    Ok(Reply::Again(page(&visit, subject, form.with_error(field, wrong)).await?))
}

/// Why nothing was made, at its field.
enum Not {
    Gone,
    At(&'static str, &'static str),
}

impl From<ReportError> for Not {
    fn from(refusal: ReportError) -> Self {
        match refusal {
            ReportError::Gone => Self::Gone,
            ReportError::NoReason => Self::At("reason", "report-reason-missing"),
            ReportError::Words => Self::At("words", "field-missing"),
        }
    }
}

impl From<ComplainError> for Not {
    fn from(refusal: ComplainError) -> Self {
        match refusal {
            ComplainError::NotYours => Self::At("", "report-not-yours"),
            ComplainError::NothingYet => Self::At("", "report-nothing-yet"),
            ComplainError::TooLate => Self::At("", "report-too-late"),
            ComplainError::NoReason => Self::At("reason", "report-reason-missing"),
            ComplainError::Words => Self::At("words", "field-missing"),
        }
    }
}

async fn shown(visit: &Visit, named: Named<'_>) -> Result<Option<Subject>, WebError> {
    Ok(about::shown(&visit.app.db.read, named).await?.map(Subject::Shown))
}

/// An order that whoever asks may see.
async fn of_order(visit: &Visit, code: &str) -> Result<Option<Subject>, WebError> {
    let db = &visit.app.db.read;
    let Some(purchase) = purchases::of_order(db, code).await?.filter(|bought| bought::may_see(visit, bought)) else {
        visit.refused("a complaint about an order of others");
        return Ok(None);
    };
    let orders = purchases::orders(db, &[purchase.id]).await?;
    let Some(order) = orders.into_iter().find(|order| order.code == code) else { return Ok(None) };
    let seller = crate::market::orders::find::sellers::seller_of(db, order.shop_id).await?;
    let shop_name = seller.map(|seller| seller.name).unwrap_or_default();
    Ok(Some(Subject::Order { id: order.id, code: order.code, shop_name }))
}

async fn page(visit: &Visit, subject: Subject, form: Fields) -> Result<NewPage, WebError> {
    let (db, today) = (&visit.app.db.read, visit.now.day());
    let (kind, period) = match subject {
        Subject::Shown(_) => (ReportKind::Violation, Period::ReportDecision),
        Subject::Order { .. } => (ReportKind::Complaint, Period::ComplaintDecision),
    };
    let due = until(policy::by_end_of(today, periods::find::days(db, period, today).await?));
    let choice = |reason: &ReportReason| Choice {
        value: reason.as_str(),
        label: visit.app.words.say(visit.language, &Message::new(reason.key())),
    };
    let reasons = kind.reasons().iter().map(choice).collect();
    let (named, code, title, shop_name, back, not) = match subject {
        Subject::Shown(thing) => {
            let named = thing.about.as_str();
            (named, thing.code, thing.title, thing.shop_name, thing.href, None)
        }
        Subject::Order { id, code, shop_name } => {
            let order = purchases::order(db, id).await?.ok_or(WebError::NotFound)?;
            let not = match may(db, &order, today).await? {
                May::Until(_) => None,
                May::TooLate => Some("report-too-late"),
                May::NothingYet => Some("report-nothing-yet"),
            };
            let back = links::order(&code);
            ("order", code.clone(), code, shop_name, back, not)
        }
    };
    let kind = kind.as_str();
    let most_photos = policy::MOST_PHOTOS;
    Ok(NewPage { kind, named, code, title, shop_name, back, reasons, not, due, most_photos, form })
}

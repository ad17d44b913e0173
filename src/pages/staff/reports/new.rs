//! `/staff/reports/new`: what an authority asks, as it was received: its clock runs from then.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use time::{Time, macros::format_description};

use crate::{
    infra::{secret::hex, words::Message},
    kernel::{
        code,
        instant::{Instant, VIETNAM},
        links,
    },
    market::{
        periods::{self, Period},
        reports::{
            ReportKind, ReportReason, Told,
            about::{self, Named},
            policy::{self, LONGEST_AUTHORITY},
            receive::{Demand, ReceiveError, receive},
        },
    },
    pages::{photos, said::PHOTOS, visit::Visit},
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
const WAITS: &str = "report:new";

/// The form.
#[derive(Serialize)]
pub struct NewPage {
    reasons: Vec<Choice>,
    /// From receipt.
    hours: i32,
    most_photos: usize,
    waits: &'static str,
    form: Fields,
}

#[derive(Clone, Serialize)]
struct Choice {
    value: &'static str,
    label: String,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "staff/reports/new.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |form| Self {
            reasons: vec![Choice { value: "take_down", label: "Gỡ hàng khỏi chợ".into() }],
            hours: 24,
            most_photos: policy::MOST_PHOTOS,
            waits: WAITS,
            form,
        };
        let wrong =
            Fields::default().with_error("thing", "report-thing-missing").with_error("reason", "report-reason-missing");
        vec![page(Fields::default()), page(wrong)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// What it is about, where its page leads here.
#[derive(Deserialize)]
pub struct Asked {
    thing: Option<String>,
}

/// Shows it, received just now.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<NewPage>, WebError> {
    let now = visit.now.local();
    let mut form = Fields::default()
        .with("key", hex(&code::bytes()[..16]))
        .with("thing", asked.thing.unwrap_or_default())
        .with("received_on", now.date().to_string())
        .with("received_time", now.time().format(format_description!("[hour]:[minute]")).unwrap_or_default());
    photos::opened(&visit, &mut form, (PHOTOS, policy::MOST_PHOTOS), WAITS).await?;
    Ok(Show(page(&visit, form).await?))
}

/// Writes it down.
pub async fn post(visit: Visit, mut posted: Posted) -> Result<Reply<NewPage>, WebError> {
    let owner = visit.signed_in()?.id;
    let photos = photos::accept(&visit, owner, &mut posted, PHOTOS, policy::MOST_PHOTOS).await?;
    let mut form = posted.fields;
    let read = if photos::pressed(&form) { None } else { read(&visit, &mut form, photos) };
    let Some((thing, demand)) = read else { return Ok(Reply::Again(page(&visit, form).await?)) };
    let work = visit.begin().await?;
    let product = about::find(&work.tx, Named::Product(&thing)).await?;
    let named = if product.is_some() { Named::Product(&thing) } else { Named::Shop(&thing) };
    let received = receive(&work, named, demand).await;
    let (field, wrong) = match visit.settle(work, received).await? {
        Ok(code) => {
            return Ok(SeeOther::to(links::staff_report(&code)).flash(Flash::success("report-received-done")).into());
        }
        Err(ReceiveError::NotFound) => ("thing", "report-thing-missing"),
        Err(ReceiveError::Own) => ("", "review-own"),
        Err(ReceiveError::Authority) => ("authority", "field-missing"),
        Err(ReceiveError::When) => ("received_on", "report-when-wrong"),
        Err(ReceiveError::NoReason) => ("reason", "report-reason-missing"),
        Err(ReceiveError::Words) => ("words", "field-missing"),
    };
    Ok(Reply::Again(page(&visit, form.with_error(field, wrong)).await?))
}

/// The code of what it is about, pasted with its address or alone, and what is asked.
fn read(visit: &Visit, form: &mut Fields, photos: Vec<String>) -> Option<(String, Demand)> {
    let key = form.line("key", 16..=80);
    let thing = form.line("thing", 1..=300);
    let authority = form.line("authority", 1..=LONGEST_AUTHORITY);
    let order_no = form.line("order_no", 1..=LONGEST_AUTHORITY);
    let day = form.day("received_on");
    let clock = form.read("received_time", "report-time-wrong", |typed| {
        Time::parse(typed, format_description!("[hour]:[minute]")).ok()
    });
    let reason = form.read("reason", "report-reason-missing", ReportReason::parse);
    let words = form.text("words", 1..=policy::LONGEST);
    let received_at = Instant::from(day?.with_time(clock?).assume_offset(VIETNAM));
    let code = code::derived(&visit.app.secret.tag("report", &key?), LENGTH);
    let told = Told { code, reason: reason?, words: words?, photos };
    let demand = Demand { authority: authority?, order_no: order_no?, received_at, told };
    let thing = thing?;
    let last = thing.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    form.fine().then_some((last, demand))
}

async fn page(visit: &Visit, form: Fields) -> Result<NewPage, WebError> {
    let days = periods::find::days(&visit.app.db.read, Period::Demand, visit.now.day()).await?;
    let choice = |reason: &ReportReason| Choice {
        value: reason.as_str(),
        label: visit.app.words.say(visit.language, &Message::new(reason.key())),
    };
    let reasons = ReportKind::Demand.reasons().iter().map(choice).collect();
    Ok(NewPage { reasons, hours: days * 24, most_photos: policy::MOST_PHOTOS, waits: WAITS, form })
}

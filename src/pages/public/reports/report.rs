//! `/reports/{code}`: what somebody has told, what was answered, and what became of it. A violation is open to whoever has its code, a
//! complaint to whoever may see what was bought; of a demand nothing is here.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::super::orders::index::OrdersPage;
use crate::{
    infra::{db::Work, limits::Limited, words::Message},
    kernel::{ids::OrderId, instant::Instant, links},
    market::{
        orders::find::{bought::Purchase, purchases},
        reports::{
            ReportKind, ReportReason, ReportVerdict,
            find::{self, ClaimedReport, Ended, Report, said},
            policy,
            say::{SayError, by_reporter},
        },
    },
    pages::{
        bought::{self, Door},
        said::{self as parts, SaidParts, until},
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

/// A report as whoever made it follows it.
#[derive(Serialize)]
pub struct ReportPage {
    code: String,
    kind: &'static str,
    about: &'static str,
    title: String,
    /// Of what was bought.
    order: Option<String>,
    /// Key of what is wrong.
    reason: &'static str,
    made_at: Instant,
    due: Message,
    /// The shop was asked to answer before then.
    answer_by: Option<Message>,
    answered: bool,
    said: Vec<SaidParts>,
    ended: Option<EndedParts>,
    most_photos: usize,
    form: Fields,
}

/// How it has ended.
#[derive(Clone, Serialize)]
pub struct EndedParts {
    /// Key of it.
    verdict: String,
    /// Why, where a moderator decided.
    said: Option<String>,
    at: Instant,
}

impl EndedParts {
    /// Of a report of that kind.
    pub fn of(kind: ReportKind, ended: Ended) -> Self {
        let key = ended.verdict.key(kind);
        Self { verdict: key, said: ended.said, at: ended.at }
    }

    /// For samples of pages.
    pub fn sample(kind: ReportKind, verdict: ReportVerdict) -> Self {
        let said = verdict.is_moderators().then(|| "Đã xem ảnh hai bên gửi.".to_owned());
        Self::of(kind, Ended { verdict, said, moderator: None, at: Instant(1_795_311_000_000_000) })
    }
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "public/reports/report.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |kind: ReportKind, verdict: Option<ReportVerdict>, form| Self {
            code: "K7QM2XPA".into(),
            kind: kind.as_str(),
            about: if kind == ReportKind::Complaint { "order" } else { "product" },
            title: "Mật ong bạc hà".into(),
            order: (kind == ReportKind::Complaint).then(|| "DH7K2MXP".into()),
            reason: ReportReason::Damaged.key(),
            made_at: Instant(1_795_311_000_000_000),
            due: until(Instant(1_795_911_000_000_000)),
            answer_by: (kind == ReportKind::Complaint).then_some(until(Instant(1_795_411_000_000_000))),
            answered: verdict.is_some(),
            said: SaidParts::samples().into_iter().take(3).collect(),
            ended: verdict.map(|verdict| EndedParts::sample(kind, verdict)),
            most_photos: policy::MOST_PHOTOS,
            form,
        };
        let wrong = Fields::default().with_error("words", "field-missing");
        let mut all = vec![page(ReportKind::Violation, None, Fields::default())];
        all.push(page(ReportKind::Complaint, None, wrong));
        for kind in [ReportKind::Violation, ReportKind::Complaint] {
            all.extend(ReportVerdict::ALL.map(|verdict| page(kind, Some(verdict), Fields::default())));
        }
        all
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// A report that whoever asks may follow, or what she is shown instead.
pub(super) enum Seen {
    /// It.
    Report(Box<Report>),
    /// Led on, or asked for the number.
    Instead(Response),
}

/// Shows it.
pub async fn get(visit: Visit, Path(code): Path<String>) -> Result<Response, WebError> {
    match see(&visit, &code).await? {
        Seen::Report(report) => Ok(Show(page(&visit, *report, Fields::default()).await?).into_response()),
        Seen::Instead(answer) => Ok(answer),
    }
}

/// Says more.
pub async fn post(visit: Visit, Path(code): Path<String>, mut posted: Posted) -> Result<Response, WebError> {
    let report = match see(&visit, &code).await? {
        Seen::Report(report) => *report,
        Seen::Instead(answer) => return Ok(answer),
    };
    if posted.fields.fine() && !visit.may_take(&visit.with_address(Limited::Report, [])).await? {
        let form = posted.fields.with_error("", "report-too-often");
        return Ok(Show(page(&visit, report, form).await?).into_response());
    }
    let Some(said) = parts::read(&visit, &mut posted).await? else {
        return Ok(Show(page(&visit, report, posted.fields).await?).into_response());
    };
    let work = visit.begin().await?;
    let claimed = claim(&visit, &work, &report).await?;
    let added = by_reporter(&work, claimed, said).await;
    let (field, wrong) = match visit.settle(work, added).await? {
        Ok(()) => return Ok(SeeOther::to(links::report(&code)).flash(Flash::success("report-said")).into_response()),
        Err(refusal) => why(&refusal),
    };
    let report = find::by_code(&visit.app.db.read, &code).await?.ok_or(WebError::NotFound)?;
    Ok(Show(page(&visit, report, posted.fields.with_error(field, wrong)).await?).into_response())
}

/// Why nothing was added, at its field.
pub fn why(refusal: &SayError) -> (&'static str, &'static str) {
    match refusal {
        SayError::Words => ("words", "field-missing"),
        SayError::Ended => ("", "report-has-ended"),
        SayError::Full => ("", "report-full"),
        SayError::NotAsked => ("", "report-not-asked"),
    }
}

/// The report of that code, if whoever asks may follow it. Wrong codes are counted for each address.
pub(super) async fn see(visit: &Visit, code: &str) -> Result<Seen, WebError> {
    let db = &visit.app.db.read;
    let report = find::by_code(db, code).await?.filter(|report| report.kind != ReportKind::Demand);
    let Some(report) = report else {
        visit.may_take(&visit.with_address(Limited::LookUp, [])).await?;
        return Err(WebError::NotFound);
    };
    let Some(purchase) = purchase_of(visit, &report).await? else { return Ok(Seen::Report(Box::new(report))) };
    let order = report.title.clone();
    Ok(match bought::door(visit, Some(purchase)).await? {
        Door::Open(_) => Seen::Report(Box::new(report)),
        Door::Let(to) => Seen::Instead(to.into_response()),
        Door::Stages(_) | Door::Closed => {
            Seen::Instead(Show(OrdersPage::asked_for(Fields::default().with("code", order))).into_response())
        }
    })
}

async fn purchase_of(visit: &Visit, report: &Report) -> Result<Option<Purchase>, WebError> {
    if report.kind != ReportKind::Complaint {
        return Ok(None);
    }
    let db = &visit.app.db.read;
    let order = purchases::order(db, OrderId(report.about_id)).await?.ok_or(WebError::NotFound)?;
    Ok(Some(purchases::by_id(db, order.purchase_id).await?.ok_or(WebError::NotFound)?))
}

/// The same to change it: a complaint, if what was bought is still open to whoever asks.
pub(super) async fn claim<'w>(visit: &Visit, work: &'w Work, report: &Report) -> Result<ClaimedReport<'w>, WebError> {
    if report.kind == ReportKind::Complaint {
        bought::claim_order(visit, work, &report.title).await?.ok_or(WebError::NotFound)?;
    }
    find::claim(work, &report.code).await?.ok_or(WebError::NotFound)
}

async fn page(visit: &Visit, report: Report, form: Fields) -> Result<ReportPage, WebError> {
    let said = said::for_sides(&visit.app.db.read, report.id).await?;
    Ok(ReportPage {
        kind: report.kind.as_str(),
        about: report.about.as_str(),
        order: (report.kind == ReportKind::Complaint).then(|| report.title.clone()),
        title: report.title,
        reason: report.reason.key(),
        made_at: report.made_at,
        due: until(report.due_at),
        answer_by: report.answer_by.map(until),
        answered: report.answered_at.is_some(),
        said: said.into_iter().map(SaidParts::for_sides).collect(),
        ended: report.ended.map(|ended| EndedParts::of(report.kind, ended)),
        most_photos: policy::MOST_PHOTOS,
        code: report.code,
        form,
    })
}

//! `/seller/{shop}/reports/{id}`: what is said of the shop, and its answer. Whoever said it is not named.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::super::SellerFrame;
use crate::{
    infra::words::Message,
    kernel::{ids::ReportId, instant::Instant, links},
    market::reports::{
        ReportAbout, ReportKind, ReportReason, ReportVerdict,
        find::{self, Report, said},
        policy,
        say::by_shop,
    },
    pages::{
        guards::Acting,
        photos,
        public::reports::report::{EndedParts, why},
        said::{self as parts, PHOTOS, SaidParts, until},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// A report as the shop reads it.
#[derive(Serialize)]
pub struct ReportPage {
    shop: SellerFrame,
    number: ReportId,
    kind: &'static str,
    about: &'static str,
    title: String,
    /// Of the order, in the shop's part.
    order: Option<String>,
    reason: &'static str,
    made_at: Instant,
    due: Message,
    answer_by: Option<Message>,
    answered: bool,
    /// The days for the answer are over; it is read all the same.
    late: bool,
    said: Vec<SaidParts>,
    ended: Option<EndedParts>,
    most_photos: usize,
    /// What photos wait under that went up when they were chosen.
    waits: String,
    form: Fields,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "seller/reports/report.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |kind: ReportKind, verdict: Option<ReportVerdict>, form| Self {
            shop: SellerFrame::sample(),
            number: ReportId(12),
            kind: kind.as_str(),
            about: if kind == ReportKind::Complaint { "order" } else { "product" },
            title: "DH7K2MXP".into(),
            order: (kind == ReportKind::Complaint).then(|| links::seller_order("K7QM2XPA", "DH7K2MXP")),
            reason: ReportReason::Damaged.key(),
            made_at: Instant(1_795_311_000_000_000),
            due: until(Instant(1_795_911_000_000_000)),
            answer_by: Some(until(Instant(1_795_411_000_000_000))),
            answered: false,
            late: false,
            said: SaidParts::samples().into_iter().take(2).collect(),
            ended: verdict.map(|verdict| EndedParts::sample(kind, verdict)),
            most_photos: policy::MOST_PHOTOS,
            waits: "report:12".into(),
            form,
        };
        let wrong = Fields::default().with_error("words", "field-missing");
        let (complaint, violation) = (ReportKind::Complaint, ReportKind::Violation);
        vec![
            page(complaint, None, Fields::default()),
            page(violation, None, wrong),
            Self { late: true, ..page(complaint, None, Fields::default()) },
            Self { answered: true, ..page(complaint, None, Fields::default()) },
            page(complaint, Some(ReportVerdict::Settled), Fields::default()),
            page(violation, Some(ReportVerdict::Upheld), Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(
    visit: Visit,
    acting: Acting,
    Path((_, id)): Path<(String, String)>,
) -> Result<Show<ReportPage>, WebError> {
    let report = find(&visit, &acting, &id).await?;
    let mut form = Fields::default();
    photos::opened(&visit, &mut form, (PHOTOS, policy::MOST_PHOTOS), &waits(report.id)).await?;
    Ok(Show(page(&visit, &acting, report, form).await?))
}

/// Answers.
pub async fn post(
    visit: Visit,
    acting: Acting,
    Path((_, id)): Path<(String, String)>,
    mut posted: Posted,
) -> Result<Reply<ReportPage>, WebError> {
    let report = find(&visit, &acting, &id).await?;
    let Some(said) = parts::read(&visit, &mut posted).await? else {
        return Ok(Reply::Again(page(&visit, &acting, report, posted.fields).await?));
    };
    let work = acting.begin(&visit).await?;
    let shop = acting.enter(&work).await?;
    let claimed = find::claim_in_shop(&shop, report.id).await?.ok_or(WebError::NotFound)?;
    let answered = by_shop(&shop, claimed, said).await;
    let (field, wrong) = match visit.settle(work, answered).await? {
        Ok(()) => {
            let here = links::seller_report(&acting.shop.code, report.id);
            return Ok(SeeOther::to(here).flash(Flash::success("report-answered")).into());
        }
        Err(refusal) => why(&refusal),
    };
    let report = find(&visit, &acting, &id).await?;
    Ok(Reply::Again(page(&visit, &acting, report, posted.fields.with_error(field, wrong)).await?))
}

fn waits(id: ReportId) -> String {
    format!("report:{}", id.0)
}

/// One that the shop knows of.
async fn find(visit: &Visit, acting: &Acting, id: &str) -> Result<Report, WebError> {
    let id = id.parse().map(ReportId).map_err(|_| WebError::NotFound)?;
    let report = find::of_shop(&visit.app.db.read, acting.shop.id, id).await?;
    report.ok_or_else(|| {
        visit.refused("a report on others");
        WebError::NotFound
    })
}

async fn page(visit: &Visit, acting: &Acting, report: Report, form: Fields) -> Result<ReportPage, WebError> {
    let said = said::for_sides(&visit.app.db.read, report.id).await?;
    let order = (report.about == ReportAbout::Order).then(|| links::seller_order(&acting.shop.code, &report.title));
    let answered = report.answered_at.is_some();
    Ok(ReportPage {
        shop: SellerFrame::of(visit, acting).await?,
        waits: waits(report.id),
        kind: report.kind.as_str(),
        about: report.about.as_str(),
        title: report.title,
        order,
        reason: report.reason.key(),
        made_at: report.made_at,
        due: until(report.due_at),
        late: !answered && report.answer_by.is_some_and(|by| by <= visit.now),
        answer_by: report.answer_by.map(until),
        answered,
        said: said.into_iter().map(SaidParts::for_sides).collect(),
        ended: report.ended.map(|ended| EndedParts::of(report.kind, ended)),
        most_photos: policy::MOST_PHOTOS,
        number: report.id,
        form,
    })
}

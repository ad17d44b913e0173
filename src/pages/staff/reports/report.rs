//! `/staff/reports/{code}`: one report with all that was said and done, and the decision.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::{
    super::shop_parts::{Seller, seller},
    parts::Dossier,
};
use crate::{
    infra::words::Message,
    kernel::{ids::ReportId, links, phone::Phone},
    market::{
        moderation::{reach::Reach, sanctions},
        reports::{
            ReportKind, ReportVerdict,
            decide::{DecideError, Decision, decide},
            find::{self, Report, list},
            policy,
        },
        shops,
    },
    pages::{photos, said::PHOTOS, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// A report.
#[derive(Serialize)]
pub struct ReportPage {
    report: Dossier,
    seller: Seller,
    /// So many violations of the same thing wait, this one among them, and the last of them.
    alike: i64,
    last: i64,
    /// The product may be taken off display with the decision.
    stoppable: bool,
    /// Key of why whoever looks does not decide, if she does not.
    not_hers: Option<&'static str>,
    /// Of the buyer, to whoever has asked for it.
    contact: Option<Contact>,
    most_photos: usize,
    waits: String,
    form: Fields,
}

/// Whose an order is.
#[derive(Clone, Serialize)]
pub(super) struct Contact {
    pub(super) name: String,
    pub(super) phone: Phone,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "staff/reports/report.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |kind: ReportKind, verdict: Option<ReportVerdict>, form| Self {
            report: Dossier::sample(kind, verdict),
            seller: Seller::sample(),
            alike: if kind == ReportKind::Violation { 3 } else { 1 },
            last: 9,
            stoppable: kind != ReportKind::Complaint,
            not_hers: None,
            contact: None,
            most_photos: policy::MOST_PHOTOS,
            waits: "report:M3QM2XPA".into(),
            form,
        };
        let wrong = Fields::default().with_error("said", "field-missing");
        let contact = Phone::parse("0900000001").map(|phone| Contact { name: "Nguyễn Thị Lan".into(), phone });
        let mut all = vec![
            page(ReportKind::Violation, None, wrong),
            Self { contact, ..page(ReportKind::Complaint, None, Fields::default()) },
            page(ReportKind::Demand, None, Fields::default()),
            Self { not_hers: Some("report-own"), ..page(ReportKind::Violation, None, Fields::default()) },
        ];
        for kind in ReportKind::ALL {
            all.push(page(kind, Some(ReportVerdict::Upheld), Fields::default()));
        }
        all.push(page(ReportKind::Complaint, Some(ReportVerdict::Withdrawn), Fields::default()));
        all.push(page(ReportKind::Complaint, Some(ReportVerdict::Settled), Fields::default()));
        all.push(page(ReportKind::Violation, Some(ReportVerdict::Dismissed), Fields::default()));
        all
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it, if its shop is within the moderator's reach.
pub async fn get(visit: Visit, Path(code): Path<String>) -> Result<Show<ReportPage>, WebError> {
    let report = find(&visit, &code).await?;
    let mut form = Fields::default();
    photos::opened(&visit, &mut form, (PHOTOS, policy::MOST_PHOTOS), &waits(&code)).await?;
    Ok(Show(page(&visit, report, None, form).await?))
}

/// Decides.
pub async fn post(
    visit: Visit,
    Path(code): Path<String>,
    Posted { mut fields, .. }: Posted,
) -> Result<Reply<ReportPage>, WebError> {
    let report = find(&visit, &code).await?;
    let Some(decision) = read(&mut fields) else {
        return Ok(Reply::Again(page(&visit, report, None, fields).await?));
    };
    let work = visit.begin().await?;
    let decided = decide(&work, &code, decision).await;
    let (field, key) = match visit.settle(work, decided).await? {
        Ok(()) => {
            let done = Message::new("report-is-decided").with("title", report.title);
            return Ok(SeeOther::to("/staff/reports").flash(Flash::success(done)).into());
        }
        Err(DecideError::NotFound) => return Err(WebError::NotFound),
        Err(DecideError::Own) => ("", "review-own"),
        Err(DecideError::OwnReport) => ("", "report-own"),
        Err(DecideError::Ended) => ("", "report-has-ended"),
        Err(DecideError::Words) => ("said", "field-too-long"),
        Err(DecideError::NoVerdict) => ("", "report-no-verdict"),
        Err(DecideError::NotShown) => ("", "report-not-shown"),
    };
    let report = find(&visit, &code).await?;
    Ok(Reply::Again(page(&visit, report, None, fields.with_error(field, key)).await?))
}

/// What the button says that was pressed: `upheld`, `stop` (upheld, and off display) or `dismissed`.
fn read(fields: &mut Fields) -> Option<Decision> {
    let stops = fields.typed("verdict") == "stop";
    let verdict = if stops { Some(ReportVerdict::Upheld) } else { ReportVerdict::parse(fields.typed("verdict")) };
    if verdict.is_none() {
        fields.wrong("", "report-no-verdict");
    }
    let said = fields.text("said", 1..=policy::LONGEST);
    let like = fields.typed("alike").parse().ok().map(ReportId);
    let (verdict, said) = (verdict?, said?);
    fields.fine().then_some(Decision { verdict, said, stops, like })
}

pub(super) fn waits(code: &str) -> String {
    format!("report:{code}")
}

/// One within the moderator's reach.
pub(super) async fn find(visit: &Visit, code: &str) -> Result<Report, WebError> {
    let db = &visit.app.db.read;
    let reach = Reach::of(visit.signed_in()?);
    if let Some(report) = find::by_code(db, code).await?
        && let Some(origin) = shops::find::origin(db, report.shop).await?
        && reach.covers(&origin.unit_code)
    {
        return Ok(report);
    }
    visit.refused("a report out of reach");
    Err(WebError::NotFound)
}

pub(super) async fn page(
    visit: &Visit,
    report: Report,
    contact: Option<Contact>,
    form: Fields,
) -> Result<ReportPage, WebError> {
    let (db, person) = (&visit.app.db.read, visit.signed_in()?.id);
    let not_hers = if report.kind != ReportKind::Demand && report.by == Some(person) {
        Some("report-own")
    } else if sanctions::is_own(db, report.shop, person, visit.now).await? {
        Some("review-own")
    } else {
        None
    };
    let alike = list::alike_of(db, &report).await?;
    Ok(ReportPage {
        seller: seller(visit, report.shop).await?,
        alike: alike.count,
        last: alike.last.0,
        stoppable: Dossier::takes_off(&report),
        not_hers,
        contact,
        most_photos: policy::MOST_PHOTOS,
        waits: waits(&report.code),
        report: Dossier::of(visit, &report).await?,
        form,
    })
}

/// Back to its page.
pub(super) fn back(code: &str, done: &str) -> SeeOther {
    SeeOther::to(links::staff_report(code)).flash(Flash::success(done))
}

//! `/staff/reports/{code}/file`: all of a report as one file for the department: a page that needs nothing else, with its pictures in it.
//! Nothing of the buyer is in it but what she wrote. Who takes it is written down, so it is sent for.

use axum::{
    extract::Path,
    http::{HeaderValue, header::CONTENT_DISPOSITION},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use futures::TryStreamExt;
use serde::Serialize;

use super::{
    parts::Dossier,
    report::{back, find},
};
use crate::{
    kernel::{instant::Instant, links},
    market::reports::{
        ReportKind, ReportVerdict,
        hand_on::{NoReport, hand_on},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        flash::Flash,
        form::Posted,
        page::{Page, SeeOther, Show},
    },
};

/// Wide enough to read a seal.
const WIDTH: u32 = 1280;
/// Pictures of one file: what is beyond is on the report's page.
const MOST: usize = 60;

/// The file.
#[derive(Serialize)]
pub struct FilePage {
    report: Dossier,
    market: String,
    /// When it was taken, and by whom.
    taken_at: Instant,
    taken_by: String,
    /// Of each statement, in order.
    pictures: Vec<Vec<String>>,
}

impl Page for FilePage {
    const TEMPLATE: &'static str = "staff/reports/file.html";

    fn samples() -> Vec<Self> {
        let file = |kind, verdict| {
            let report = Dossier::sample(kind, verdict);
            Self {
                pictures: report.photos().into_iter().map(|_| Vec::new()).collect(),
                report,
                market: "Chợ Phiên".into(),
                taken_at: Instant(1_795_311_000_000_000),
                taken_by: "Lý Thị Hạnh".into(),
            }
        };
        let mut all: Vec<Self> = ReportKind::ALL.into_iter().map(|kind| file(kind, None)).collect();
        all.push(file(ReportKind::Complaint, Some(ReportVerdict::Upheld)));
        all.push(file(ReportKind::Complaint, Some(ReportVerdict::Settled)));
        all
    }
}

/// Back to the report: a file is sent for.
pub async fn get(visit: Visit, Path(code): Path<String>) -> Result<SeeOther, WebError> {
    find(&visit, &code).await?;
    Ok(SeeOther::to(links::staff_report(&code)))
}

/// Takes it away.
pub async fn post(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Response, WebError> {
    find(&visit, &code).await?;
    if !posted.fields.fine() {
        return Ok(back(&code, "").flash(Flash::warning("form-stale")).into_response());
    }
    let work = visit.begin().await?;
    let taken = hand_on(&work, &code).await;
    if let Err(NoReport) = visit.settle(work, taken).await? {
        return Err(WebError::NotFound);
    }
    let report = find(&visit, &code).await?;
    let report = Dossier::of(&visit, &report).await?;
    let mut pictures = Vec::new();
    let mut left = MOST;
    for photos in report.photos() {
        let mut of_one = Vec::new();
        for photo in photos.iter().take(left) {
            of_one.extend(picture(&visit, photo).await);
        }
        left -= of_one.len();
        pictures.push(of_one);
    }
    let file = FilePage {
        report,
        pictures,
        market: visit.app.config.market.name.clone(),
        taken_at: visit.now,
        taken_by: visit.signed_in()?.name.clone(),
    };
    let mut answer = Show(file).into_response();
    let name = format!("attachment; filename=\"ho-so-{code}.html\"");
    let name = HeaderValue::from_str(&name).map_err(|_| WebError::NotFound)?;
    answer.headers_mut().insert(CONTENT_DISPOSITION, name);
    Ok(answer)
}

/// As an address that holds it; one that is not there is left out.
async fn picture(visit: &Visit, code: &str) -> Option<String> {
    let pieces: Vec<Vec<u8>> = visit.app.pictures.read(code, WIDTH).await.ok()??.all().try_collect().await.ok()?;
    let bytes = pieces.concat();
    Some(format!("data:image/webp;base64,{}", STANDARD.encode(bytes)))
}

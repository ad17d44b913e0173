//! `/staff/jobs`: jobs that were given up: send them again, or throw them away.

use serde::{Deserialize, Serialize};

use crate::{
    infra::dead_letters::{self, Dead, DeadOfKind},
    kernel::{
        ids::JobId,
        instant::Instant,
        paging::{PageOf, Paging},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        flash::Flash,
        form::Posted,
        page::{Page, SeeOther, Show},
        query::Query,
    },
};

const A_PAGE: u64 = 50;

/// The dead letters.
#[derive(Serialize)]
pub struct JobsPage {
    jobs: PageOf<Dead>,
    /// Of which there are several.
    kinds: Vec<DeadOfKind>,
}

impl Page for JobsPage {
    const TEMPLATE: &'static str = "staff/jobs.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let dead = Dead {
            id: JobId(1),
            kind: "mail.send".into(),
            attempts: 8,
            error: "mail server: connection refused".into(),
            created_at: Instant(1_795_311_000_000_000),
        };
        let page = |rows: Vec<Dead>, kinds| {
            let jobs = PageOf { total: rows.len() as u64, rows, page: 1, pages: 1 };
            Self { jobs, kinds }
        };
        let mails = DeadOfKind { kind: "mail.send".into(), jobs: 2 };
        vec![page(vec![], vec![]), page(vec![dead.clone()], vec![]), page(vec![dead.clone(), dead], vec![mails])]
    }
}

/// Which page.
#[derive(Deserialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Asked {
    pub page: Option<u64>,
}

/// Shows them.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<JobsPage>, WebError> {
    let jobs = dead_letters::page(&visit.app.db.read, Paging::new(asked.page, A_PAGE)).await?;
    let kinds = dead_letters::kinds(&visit.app.db.read).await?.into_iter().filter(|kind| kind.jobs > 1).collect();
    Ok(Show(JobsPage { jobs, kinds }))
}

/// `deed=again` or `deed=dismiss` with the job's number, or `deed=all_again` with a kind.
pub async fn post(visit: Visit, Posted { fields, .. }: Posted) -> Result<SeeOther, WebError> {
    let back = SeeOther::to("/staff/jobs");
    if !fields.fine() {
        return Ok(back.flash(Flash::warning("form-stale")));
    }
    if fields.typed("deed") == "all_again" {
        return all_again(&visit, fields.typed("kind")).await;
    }
    let id = fields.typed("job").parse().map(JobId).map_err(|_| WebError::NotFound)?;
    let work = visit.begin().await?;
    let (found, done) = match fields.typed("deed") {
        "again" => (dead_letters::again(&work, id).await?, "job-sent-again"),
        "dismiss" => (dead_letters::dismiss(&work, id).await?, "job-dismissed"),
        _ => return Err(WebError::NotFound),
    };
    if !found {
        return Ok(back.flash(Flash::warning("job-gone")));
    }
    visit.commit(work).await?;
    Ok(back.flash(Flash::success(done)))
}

async fn all_again(visit: &Visit, kind: &str) -> Result<SeeOther, WebError> {
    let work = visit.begin().await?;
    let jobs = dead_letters::all_again(&work, kind).await?;
    visit.commit(work).await?;
    let told = match jobs {
        0 => Flash::warning("job-gone"),
        _ => Flash::success("jobs-sent-again"),
    };
    Ok(SeeOther::to("/staff/jobs").flash(told))
}

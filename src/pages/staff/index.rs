//! `/staff`: what waits, by role.

use serde::Serialize;

use crate::{
    infra::dead_letters,
    kernel::{instant::Instant, paging::Paging},
    market::{
        accounts::Role,
        moderation::{appeals, queue, reach::Reach},
        reports,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// What waits.
#[derive(Serialize)]
pub struct StaffPage {
    queue: Option<Queue>,
    /// Appeals that wait within her reach.
    appeals: u64,
    /// What is told from outside and waits within her reach.
    reports: u64,
    dead_jobs: u64,
}

/// What waits for this moderator, and since when the oldest does.
#[derive(Serialize)]
struct Queue {
    count: u64,
    since: Instant,
}

impl Page for StaffPage {
    const TEMPLATE: &'static str = "staff/index.html";

    fn samples() -> Vec<Self> {
        let queue = Some(Queue { count: 4, since: Instant(1_795_311_000_000_000) });
        vec![
            Self { queue: None, appeals: 0, reports: 0, dead_jobs: 0 },
            Self { queue, appeals: 2, reports: 5, dead_jobs: 3 },
        ]
    }
}

/// Shows it; dead letters are an administrator's business.
pub async fn get(visit: Visit) -> Result<Show<StaffPage>, WebError> {
    let admin = visit.signed_in()?.has(Role::Admin);
    let dead_jobs = if admin { dead_letters::page(&visit.app.db.read, just_one()).await?.total } else { 0 };
    let appeals = appeals::find::count(&visit.app.db.read, &Reach::of(visit.signed_in()?)).await?;
    let reports = reports::find::list::count(&visit.app.db.read, &Reach::of(visit.signed_in()?)).await?;
    Ok(Show(StaffPage { queue: waiting(&visit).await?, appeals, reports, dead_jobs }))
}

/// Nothing waits for those who are no moderators.
async fn waiting(visit: &Visit) -> Result<Option<Queue>, WebError> {
    let db = &visit.app.db.read;
    let reach = Reach::of(visit.signed_in()?);
    let page = queue::page(db, &reach, just_one()).await?;
    Ok(page.rows.first().map(|oldest| Queue { count: page.total, since: oldest.since }))
}

fn just_one() -> Paging {
    Paging::new(None, 1)
}

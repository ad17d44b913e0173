//! `/staff`: what waits, by role.

use serde::Serialize;

use crate::{
    infra::dead_letters,
    kernel::paging::Paging,
    market::accounts::Role,
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// What waits.
#[derive(Serialize)]
pub struct StaffHomePage {
    dead_jobs: u64,
}

impl Page for StaffHomePage {
    const TEMPLATE: &'static str = "staff/home.html";

    fn samples() -> Vec<Self> {
        vec![Self { dead_jobs: 0 }, Self { dead_jobs: 3 }]
    }
}

/// Shows it; dead letters are an administrator's business.
pub async fn get(visit: Visit) -> Result<Show<StaffHomePage>, WebError> {
    let admin = visit.signed_in()?.has(Role::Admin);
    let one = Paging::new(None, 1);
    let dead_jobs = if admin { dead_letters::page(&visit.app.db.read, one).await?.total } else { 0 };
    Ok(Show(StaffHomePage { dead_jobs }))
}

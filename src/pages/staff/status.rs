//! `/staff/status`: how the market is, as this node sees it, by the rules by which somebody is told.

use serde::Serialize;

use crate::{
    infra::watch::{
        gauges::{Disk, Gauges, JobsOfKind},
        rules,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

const GIGABYTE: u64 = 1_000_000_000;
const MEGABYTE: u64 = 1_000_000;

/// How it is.
#[derive(Serialize)]
pub struct StatusPage {
    rules: Vec<Rule>,
    /// How many of them are broken.
    broken: usize,
    jobs: Vec<JobsOfKind>,
    /// Seconds ago.
    worked: Option<i64>,
    database: &'static str,
    /// Megabytes.
    cache: u64,
    disks: Vec<Room>,
    version: &'static str,
}

#[derive(Serialize)]
struct Rule {
    key: &'static str,
    broken: bool,
}

/// In gigabytes.
#[derive(Serialize)]
struct Room {
    folder: String,
    free: u64,
    all: u64,
}

impl Page for StatusPage {
    const TEMPLATE: &'static str = "staff/status.html";

    fn samples() -> Vec<Self> {
        let jobs = vec![JobsOfKind { kind: "mail.send".into(), due: 3, oldest: 1_200, dead: 2 }];
        let disks = vec![Disk { folder: "var".into(), free: 3 * GIGABYTE, all: 40 * GIGABYTE, least: 4 * GIGABYTE }];
        let ill = Gauges { jobs, disks, cache_bytes: 31 * MEGABYTE, last_worked: None, ..Gauges::default() };
        let well = Gauges { last_worked: Some(20), ..Gauges::default() };
        vec![page(well, "SQLite"), page(ill, "PostgreSQL")]
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<StatusPage>, WebError> {
    let seen = Gauges::read(visit.app.watched()).await;
    Ok(Show(page(seen, if visit.app.db.is_postgres() { "PostgreSQL" } else { "SQLite" })))
}

fn page(seen: Gauges, database: &'static str) -> StatusPage {
    let rules: Vec<_> = rules::ALL.iter().map(|rule| Rule { key: rule.key, broken: rule.is_broken(&seen) }).collect();
    let room = |disk: Disk| Room {
        folder: disk.folder.display().to_string(),
        free: disk.free / GIGABYTE,
        all: disk.all / GIGABYTE,
    };
    StatusPage {
        broken: rules.iter().filter(|rule| rule.broken).count(),
        rules,
        jobs: seen.jobs,
        worked: seen.last_worked,
        database,
        cache: seen.cache_bytes / MEGABYTE,
        disks: seen.disks.into_iter().map(room).collect(),
        version: env!("CARGO_PKG_VERSION"),
    }
}

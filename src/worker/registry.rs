//! What becomes of papers by time and by files: shops are told that theirs end soon, and a confirmed file is written into the registry.

use sea_orm::DbErr;
use time::Duration;

use super::recurring::Recurring;
use crate::{
    app::App,
    infra::queue::Failed,
    kernel::{actor::Actor, ids::CertificateId},
    market::{
        certificates::{find as papers, remind::remind},
        periods::{self, Period},
        registry::{
            imports::{confirm::WriteImport, sweep, write},
            row::Reader,
        },
    },
};

/// Papers at a time.
const A_BATCH: u64 = 100;
/// Batches of a file that one job writes: seconds, also where the database is slow.
const BATCHES_OF_A_JOB: u32 = 20;
/// By day: nobody is woken by a text about half a year.
const BY_DAY: std::ops::Range<u8> = 8..18;
/// So long rows of a file are kept.
const FILES_REST: Duration = Duration::days(30);

/// Papers that end soon.
pub(super) struct Endings;

impl Recurring for Endings {
    const KIND: &'static str = "certificates.endings";
    const EVERY: Duration = Duration::hours(1);

    async fn run(app: &App) -> Result<(), Failed> {
        let now = app.clock.now();
        if !BY_DAY.contains(&now.local().hour()) {
            return Ok(());
        }
        let today = now.day();
        let days = periods::find::days(&app.db.read, Period::PaperEnding, today).await?;
        let last = today + Duration::days(days.into());
        let mut behind = CertificateId(0);
        loop {
            let batch = papers::ending(&app.db.read, (today, last), behind, A_BATCH).await?;
            let Some(end) = batch.last() else { return Ok(()) };
            behind = *end;
            let work = app.db.begin(Actor::System, app.clock.now()).await?;
            for id in batch {
                if let Some(paper) = papers::claim(&work, id).await? {
                    remind(&work, paper, last).await?;
                }
            }
            work.commit().await?;
            app.wake.all();
        }
    }
}

/// Rows of files that were written or dropped long ago.
pub(super) struct SweepImports;

impl Recurring for SweepImports {
    const KIND: &'static str = "registry.sweep";
    const EVERY: Duration = Duration::hours(6);

    async fn run(app: &App) -> Result<(), Failed> {
        let now = app.clock.now();
        let work = app.db.begin(Actor::System, now).await?;
        sweep::sweep(&work, now.before(FILES_REST)).await?;
        Ok(work.commit().await?)
    }
}

/// Writes the next rows of a file, some a work, and leaves what is more to another job: others write in between, and what is written stays
/// written.
pub(super) async fn write_on(app: &App, job: WriteImport) -> Result<(), DbErr> {
    let reader = Reader::new(app.clock.now().day(), &app.province);
    for _ in 0..BATCHES_OF_A_JOB {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        let more = write::write(&work, job.import, &reader).await?;
        work.commit().await?;
        if !more {
            return Ok(());
        }
    }
    let work = app.db.begin(Actor::System, app.clock.now()).await?;
    job.next().leave(&work).await?;
    work.commit().await?;
    app.wake.all();
    Ok(())
}

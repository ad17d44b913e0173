//! One app for one test: its own database and folders, a clock that stands still, and inboxes to look into.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use chophien::{
    app::App,
    config::{Config, Profile},
    entities::job,
    infra::{
        clock::Clock,
        db::{Db, Work},
        mailer::{Mail, Mailer},
        texter::{Text, Texter},
    },
    kernel::{actor::Actor, instant::Instant},
    site, worker,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, Database, EntityTrait, QueryFilter};
use time::macros::datetime;

use super::{
    database::{Folder, OwnDatabase},
    queries::Queries,
    visitor::Visitor,
};

/// A worker that has not come to an end after so many rounds never will.
const MOST_ROUNDS: usize = 1_000;

/// 22 November 2026, eight in the morning in Viet Nam, a Sunday: market day.
pub const NOW: time::OffsetDateTime = datetime!(2026-11-22 08:00 +7);

/// An app, ready for visitors.
pub struct TestApp {
    app: App,
    /// What was sent.
    mails: Arc<Mutex<Vec<Mail>>>,
    texts: Arc<Mutex<Vec<Text>>>,
    /// Every statement so far.
    pub queries: Queries,
    jobs_may_fail: AtomicBool,
    // Dropped last, in this order.
    _database: OwnDatabase,
    folder: Folder,
}

impl TestApp {
    /// With the reference data and nothing else.
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// With some settings changed.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = Folder::new();
        let database = OwnDatabase::migrated(&folder).await;
        Self::on(database, folder, change).await
    }

    /// Over a copy of a market that is kept.
    pub async fn copied(from: &str) -> Self {
        let folder = Folder::new();
        let database = OwnDatabase::copied(&folder, from).await;
        Self::over(database, folder).await
    }

    /// Over a database as a test has filled it, in that folder.
    pub async fn over(database: OwnDatabase, folder: Folder) -> Self {
        Self::on(database, folder, |_| {}).await
    }

    /// Over a database of its own on a server that the test has started.
    pub async fn on_server(url: String, change: impl FnOnce(&mut Config)) -> Self {
        Self::on(OwnDatabase::on(url).await, Folder::new(), change).await
    }

    async fn on(database: OwnDatabase, folder: Folder, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::load(Profile::Test).expect("the settings of tests");
        config.database = database.settings.clone();
        config.secret_file = folder.join("secret");
        config.files.dir = folder.join("files");
        config.files.incoming_dir = folder.join("incoming");
        change(&mut config);
        let mut db = Db::connect(&config.database).await.expect("the test's own database");
        let queries = Queries::default();
        queries.listen(&mut db);
        let ((mailer, mails), (texter, texts)) = (Mailer::memory(), Texter::memory());
        let app = App::assemble(config, db, Clock::fixed(NOW.into()), mailer, texter)
            .unwrap_or_else(|e| panic!("the app cannot be built: {e}"));
        Self { app, mails, texts, queries, jobs_may_fail: AtomicBool::new(false), _database: database, folder }
    }

    /// The app itself, to be given to routers and threads.
    pub fn app(&self) -> App {
        self.app.clone()
    }

    /// The moment where the clock stands.
    pub fn now(&self) -> Instant {
        self.app.clock.now()
    }

    /// Moves the clock ahead.
    pub fn later(&self, span: time::Duration) {
        self.app.clock.advance(span);
    }

    /// Begins to write as somebody.
    pub async fn begin(&self, actor: Actor) -> Work {
        self.app.db.begin(actor, self.now()).await.expect("a transaction")
    }

    /// Somebody who has just come in.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(site::site(&self.app), self.app.clone())
    }

    /// Mails that have left, oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        self.mails.lock().unwrap_or_else(|e| e.into_inner()).clone()
    }

    /// Texts that have left, oldest first.
    pub fn texts(&self) -> Vec<Text> {
        self.texts.lock().unwrap_or_else(|e| e.into_inner()).clone()
    }

    /// Words of the last text to a number.
    pub fn last_text_to(&self, phone: &str) -> String {
        let text = self.texts().into_iter().rev().find(|text| text.to.as_str() == phone);
        text.unwrap_or_else(|| panic!("no text has gone to {phone}")).words
    }

    /// The six digits in the last text to a number that has any.
    pub fn code_texted_to(&self, phone: &str) -> String {
        let to = self.texts().into_iter().rev().filter(|text| text.to.as_str() == phone).map(|text| text.words);
        let code =
            |words: String| words.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6).map(str::to_owned);
        to.filter_map(code).next().unwrap_or_else(|| panic!("no code has gone to {phone}"))
    }

    /// Hands on every event and does every job whose time has come. A job that fails fails the test.
    pub async fn work_off(&self) {
        self.work_off_within(MOST_ROUNDS).await;
    }

    /// The same where more is waiting than some hundred jobs.
    pub async fn work_off_within(&self, rounds: usize) {
        self.rounds(rounds).await;
        let failed = failed(&self.app.db.read).await;
        assert!(failed.is_empty(), "jobs failed: {failed:?}");
    }

    /// The same where jobs are meant to fail.
    pub async fn work_off_whatever_comes(&self) {
        self.jobs_may_fail();
        self.rounds(MOST_ROUNDS).await;
    }

    /// This test makes jobs fail: none that has is a mistake when it ends.
    pub fn jobs_may_fail(&self) {
        self.jobs_may_fail.store(true, Ordering::SeqCst);
    }

    async fn rounds(&self, most: usize) {
        for _ in 0..most {
            if worker::round(&self.app).await.expect("a round of the worker") == 0 {
                return;
            }
        }
        panic!("the worker never comes to an end");
    }

    /// The folder of this test.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }
}

/// Kind, body and error of every job that failed or was given up.
async fn failed(db: &impl ConnectionTrait) -> Vec<(String, String, Option<String>)> {
    let any = Condition::any().add(job::Column::LastError.is_not_null()).add(job::Column::Status.eq(job::Status::Dead));
    let failed = job::Entity::find().filter(any).all(db).await.expect("the queue");
    failed.into_iter().map(|job| (job.kind, job.body, job.last_error)).collect()
}

/// No test ends with a job that failed unseen, whoever did the job: the test, a server that it started, or a race.
impl Drop for TestApp {
    fn drop(&mut self) {
        if std::thread::panicking() || self.jobs_may_fail.load(Ordering::SeqCst) {
            return;
        }
        let url = self.app.config.database.url.clone();
        let looked = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let db = Database::connect(url).await.expect("the test's own database");
                let failed = failed(&db).await;
                let _ = db.close().await;
                failed
            })
        });
        let failed = looked.join().expect("a look at the queue");
        assert!(failed.is_empty(), "the test ends with jobs that failed: {failed:?}");
    }
}

impl std::ops::Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

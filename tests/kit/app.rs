//! One app for one test: its own database and folders, a clock that stands still, and inboxes to look into.

use std::sync::{Arc, Mutex};

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
    router, worker,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::macros::datetime;

use super::{
    database::{Folder, OwnDatabase},
    queries::Queries,
    visitor::Visitor,
};

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
        let mut config = Config::load(Profile::Test).expect("the settings of tests");
        config.database = database.settings.clone();
        config.secret_file = folder.join("secret");
        config.files.dir = folder.join("files");
        change(&mut config);
        let mut db = Db::connect(&config.database).await.expect("the test's own database");
        let queries = Queries::default();
        queries.listen(&mut db);
        let ((mailer, mails), (texter, texts)) = (Mailer::memory(), Texter::memory());
        let app = App::assemble(config, db, Clock::fixed(NOW.into()), mailer, texter)
            .unwrap_or_else(|e| panic!("the app cannot be built: {e}"));
        Self { app, mails, texts, queries, _database: database, folder }
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
        Visitor::new(router::site(&self.app), self.app.clone())
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

    /// The six digits in the last text to a number.
    pub fn code_texted_to(&self, phone: &str) -> String {
        let words = self.last_text_to(phone);
        let code = words.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6);
        code.unwrap_or_else(|| panic!("no code in {words:?}")).to_owned()
    }

    /// Hands on every event and does every job whose time has come. A job that fails fails the test.
    pub async fn work_off(&self) {
        self.work_off_whatever_comes().await;
        let failed = job::Entity::find().filter(job::Column::LastError.is_not_null()).all(&self.app.db.read).await;
        let failed: Vec<_> = failed.expect("the queue").into_iter().map(|j| (j.kind, j.body, j.last_error)).collect();
        assert!(failed.is_empty(), "jobs failed: {failed:?}");
    }

    /// The same where jobs are meant to fail.
    pub async fn work_off_whatever_comes(&self) {
        for _ in 0..1000 {
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

impl std::ops::Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

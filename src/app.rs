//! Everything a request or a job needs, built once from the settings. `main` and the tests build it the same way.

use std::sync::{Arc, OnceLock};

use axum::extract::FromRef;
use axum_extra::extract::cookie::Key;

use crate::{
    config::{Config, ConfigError},
    infra::{
        assets::Assets,
        clock::Clock,
        db::{Db, ready::Ready},
        incoming::Incoming,
        limits::Limits,
        mailer::{MailError, Mailer},
        node::{pulse::Pulse, time, wake::Wake},
        page_cache::PageCache,
        passwords::{PasswordError, Passwords},
        pictures::Pictures,
        secret::Secret,
        storage::Storage,
        templates::Templates,
        texter::Texter,
        vocabulary::Learnt,
        watch::gauges::Watched,
        words::{Words, WordsError},
    },
    kernel::ids::UnitCode,
};

/// The parts of the program. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What `App` holds.
pub struct Parts {
    /// As read at the start.
    pub config: Config,
    /// Readers and the one writer.
    pub db: Db,
    /// What time it is; it stands still in tests.
    pub clock: Clock,
    /// Signs cookies, form tokens and codes.
    pub secret: Secret,
    /// Hashes and compares.
    pub passwords: Passwords,
    /// Where files of pictures are.
    pub storage: Storage,
    /// Where files and words are that come and were not looked at yet.
    pub incoming: Incoming,
    /// Cleans, shrinks and keeps.
    pub pictures: Pictures,
    /// Mails leave through it, from a job only.
    pub mailer: Mailer,
    /// Texts leave through it, from a job only.
    pub texter: Texter,
    /// All that people read.
    pub words: Words,
    /// Style sheets, scripts, fonts and images that came with the program.
    pub assets: Assets,
    /// Pages and mails, for each language.
    pub templates: Templates,
    /// Pages that are shown again.
    pub pages: PageCache,
    /// Words of what is on sale, by which slips in what is typed are understood.
    pub vocabulary: Learnt,
    /// Where the market is: `[market] province`.
    pub province: UnitCode,
    /// How often something was tried lately.
    pub limits: Limits,
    /// Whether anybody works.
    pub pulse: Pulse,
    /// Whether the database keeps what is written.
    pub ready: Ready,
    /// Wakes the workers after a commit that left something to do.
    pub wake: Wake,
}

/// Why the program cannot start. The text names the setting or the file.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A setting.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// It cannot be reached or opened.
    #[error("[database] url: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// The file is missing, cannot be read or made, or holds too little.
    #[error("secret_file: {0}")]
    Secret(std::io::Error),
    /// Where pictures are.
    #[error("[files] url: {0}")]
    Files(std::io::Error),
    /// Where mails go.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// What hashing costs.
    #[error(transparent)]
    Passwords(#[from] PasswordError),
    /// A file of messages.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// Where the market is.
    #[error("[market] province: {0:?} is no code of a province (two digits)")]
    Province(String),
    /// A template, or a word or file that it names.
    #[error("templates: {0}")]
    Templates(#[from] tera::Error),
}

impl App {
    /// Connects and reads everything that the settings name.
    pub async fn build(config: Config) -> Result<Self, BuildError> {
        let (db, clock) = (Db::connect(&config.database).await?, Clock::machine());
        time::look(&clock, &db).await?;
        let mailer = Mailer::new(&config.mail)?;
        let texter = Texter::new(&config.text);
        Self::assemble(config, db, clock, mailer, texter)
    }

    /// The same out of parts that were made elsewhere: tests bring their own clock and inboxes.
    pub fn assemble(config: Config, db: Db, clock: Clock, mailer: Mailer, texter: Texter) -> Result<Self, BuildError> {
        let named = &config.market.province;
        let province = UnitCode::parse(named).filter(UnitCode::is_province);
        let province = province.ok_or_else(|| BuildError::Province(named.clone()))?;
        let Printed { words, assets, templates } = Printed::once()?.clone();
        let storage = Storage::open(&config.files).map_err(BuildError::Files)?;
        let secret = Secret::load(&config.secret_file, config.profile).map_err(BuildError::Secret)?;
        Ok(Self(Arc::new(Parts {
            passwords: Passwords::new(&config.passwords)?,
            incoming: Incoming::new(&config.files),
            pictures: Pictures::new(&storage),
            storage,
            templates,
            pages: PageCache::new(config.cache.megabytes),
            vocabulary: Learnt::default(),
            limits: Limits::new(&config.limits, &secret),
            secret,
            province,
            pulse: Pulse::default(),
            ready: Ready::default(),
            wake: Wake::default(),
            config,
            db,
            clock,
            mailer,
            texter,
            words,
            assets,
        })))
    }
}

impl Parts {
    /// What tells how it is.
    pub fn watched(&self) -> Watched<'_> {
        let Self { config, db, ready, pages, clock, .. } = self;
        Watched { config, db, ready, pages, clock }
    }
}

/// What came with the program: the same for every app of a process, so it is read and checked once.
#[derive(Clone)]
struct Printed {
    words: Words,
    assets: Assets,
    templates: Templates,
}

static PRINTED: OnceLock<Printed> = OnceLock::new();

impl Printed {
    fn once() -> Result<&'static Self, BuildError> {
        if let Some(printed) = PRINTED.get() {
            return Ok(printed);
        }
        let (words, assets) = (Words::load()?, Assets::load());
        let templates = Templates::load(&words, &assets)?;
        Ok(PRINTED.get_or_init(|| Self { words, assets, templates }))
    }
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl FromRef<App> for Key {
    fn from_ref(app: &App) -> Self {
        Key::from(app.secret.bytes())
    }
}

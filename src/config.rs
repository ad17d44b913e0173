//! Typed settings, one struct a section: `config/default.toml`, then the profile's file, then the environment
//! (`CHOPHIEN__SECTION__KEY`). Secrets may be named by a file (`…_file`). A wrong setting is an error that names its section.

mod accounts;
mod buying;
mod files;
mod limits;
mod text;
mod watch;

pub use accounts::{Accounts, SecondFactor};
pub use buying::Buying;
pub use files::Files;
pub use limits::Limits;
pub use text::Text;
pub use watch::{Alerts, Metrics};

use std::{fs, net::SocketAddr, path::PathBuf};

use figment::{
    Figment,
    providers::{Env, Format, Toml},
};
use serde::Deserialize;

/// What kind of installation this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// A market to walk about in; listens on loopback only.
    Demo,
    /// The real thing.
    Production,
    /// Automatic tests.
    Test,
}

/// All settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Set from `CHOPHIEN_PROFILE`, never from a file.
    #[serde(skip, default = "demo")]
    pub profile: Profile,
    /// Holds the key that signs cookies and form tokens.
    pub secret_file: PathBuf,
    /// Where the site listens.
    pub server: Server,
    /// Where everything is kept.
    pub database: Database,
    /// Where pictures are kept.
    pub files: Files,
    /// Pages that are shown again.
    pub cache: Cache,
    /// How mails leave.
    pub mail: Mail,
    /// How texts leave.
    pub text: Text,
    /// How long what is done in the background may take.
    pub jobs: Jobs,
    /// Whose market it is, and its rules with a number in them.
    pub market: Market,
    /// What an account needs to be signed in to, and for how long that is believed.
    pub accounts: Accounts,
    /// How much may be bound by whoever orders.
    pub buying: Buying,
    /// What hashing a password costs.
    pub passwords: Passwords,
    /// How often something may be tried.
    pub limits: Limits,
    /// Where it tells how it is.
    pub metrics: Metrics,
    /// Who is told when it is not well.
    pub alerts: Alerts,
}

/// Where the site listens and what it is called from outside.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address and port.
    pub bind: SocketAddr,
    /// Scheme and host that people type; no slash at the end.
    pub public_url: String,
    /// Addresses whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Something before the program ends TLS: production is not started without.
    pub tls_proxy: bool,
    /// Job workers inside `serve`; 0 leaves the jobs to `work`.
    pub workers: usize,
    /// So many connections at once; nothing: as many as the open files allow.
    pub connections: Option<usize>,
}

/// Where the data is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// `sqlite:path` or `postgres://…`.
    pub url: String,
    /// A file that holds the URL.
    pub url_file: Option<PathBuf>,
    /// All connections on PostgreSQL; on SQLite readers, of which there are never more than processors.
    pub max_connections: u32,
    /// A streaming replica of that PostgreSQL, from which reports are read.
    pub replica_url: Option<String>,
    /// A file that holds its URL.
    pub replica_url_file: Option<PathBuf>,
    /// A replica that is further behind is not read from.
    pub replica_lag_seconds: u64,
    /// PostgreSQL has so long for a statement of a page; whoever does by hand what takes longer (`rebuild`) has an hour.
    pub longest_seconds: u64,
}

/// Pages that are rendered once and shown again.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cache {
    /// How much memory they may take; 0 keeps none.
    pub megabytes: u64,
}

/// How mail leaves.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `smtp://…`, `smtps://…` or `file:folder`.
    pub url: String,
    /// A file that holds the URL.
    pub url_file: Option<PathBuf>,
    /// The sender.
    pub from: String,
}

/// What is done in the background.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Jobs {
    /// A mail, a text, or anything else that is not done in so many seconds is tried again later.
    pub longest_seconds: u64,
}

/// The rules that a market may set for itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Market {
    /// The name on every page.
    pub name: String,
    /// Code of the province.
    pub province: String,
    /// An order unanswered for so long is cancelled.
    pub answer_hours: i64,
    /// A delivered order completes by itself after so many days.
    pub complete_days: i64,
}

/// The cost of argon2id.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passwords {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub iterations: u32,
}

const CONNECTIONS: std::ops::RangeInclusive<usize> = 16..=60_000;
/// Seconds.
const LONGEST_BY_HAND: u64 = 3_600;
/// Seconds.
const LONGEST_LAG: u64 = 3_600;

/// Why the settings cannot be used. The text names the setting.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// None was chosen, or one that does not exist.
    #[error("CHOPHIEN_PROFILE must be demo, production or test (it is {0:?})")]
    Profile(String),
    /// The library's words name the section, the key and what it found there.
    #[error("wrong setting: {0}")]
    Setting(String),
    /// A `…_file` setting leads nowhere.
    #[expect(missing_docs, reason = "the message names each field")]
    #[error("[{section}] {key}: cannot read {path}: {reason}")]
    File { section: &'static str, key: &'static str, path: String, reason: String },
}

fn demo() -> Profile {
    Profile::Demo
}

impl Config {
    /// Reads the profile and everything else from the environment.
    pub fn from_env() -> Result<Self, ConfigError> {
        let profile = match std::env::var("CHOPHIEN_PROFILE").unwrap_or_default().as_str() {
            "demo" => Profile::Demo,
            "production" => Profile::Production,
            "test" => Profile::Test,
            other => return Err(ConfigError::Profile(other.to_owned())),
        };
        Self::load(profile)
    }

    /// The settings of a profile, with the environment over them.
    pub fn load(profile: Profile) -> Result<Self, ConfigError> {
        let own = match profile {
            Profile::Demo => include_str!("../config/demo.toml"),
            Profile::Production => include_str!("../config/production.toml"),
            Profile::Test => include_str!("../config/test.toml"),
        };
        let figment = Figment::new()
            .merge(Toml::string(include_str!("../config/default.toml")))
            .merge(Toml::string(own))
            .merge(Env::prefixed("CHOPHIEN__").split("__"));
        let mut config: Self = figment.extract().map_err(|e| ConfigError::Setting(in_words(&e)))?;
        config.profile = profile;
        from_file("database", "url_file", &config.database.url_file, &mut config.database.url)?;
        let database = &mut config.database;
        maybe_from_file("database", "replica_url_file", &database.replica_url_file, &mut database.replica_url)?;
        let files = &mut config.files;
        maybe_from_file("files", "secret_key_file", &files.secret_key_file, &mut files.secret_key)?;
        from_file("mail", "url_file", &config.mail.url_file, &mut config.mail.url)?;
        config.check()?;
        Ok(config)
    }

    fn check_database(&self) -> Result<(), ConfigError> {
        let wrong = |what: &str| Err(ConfigError::Setting(what.to_owned()));
        let database = &self.database;
        if !database.url.starts_with("sqlite:") && !database.url.starts_with("postgres") {
            return wrong("[database] url: must begin with sqlite: or postgres://");
        }
        if database.replica_url.is_some() && database.url.starts_with("sqlite:") {
            return wrong("[database] replica_url: only PostgreSQL has replicas; SQLite is one file");
        }
        if database.replica_url.as_ref().is_some_and(|url| !url.starts_with("postgres")) {
            return wrong("[database] replica_url: must begin with postgres://");
        }
        if !(1..=LONGEST_LAG).contains(&database.replica_lag_seconds) {
            return wrong("[database] replica_lag_seconds: must be from 1 to 3600");
        }
        if !(1..=LONGEST_BY_HAND).contains(&database.longest_seconds) {
            return wrong("[database] longest_seconds: must be from 1 to 3600");
        }
        Ok(())
    }

    fn check(&self) -> Result<(), ConfigError> {
        let wrong = |what: &str| Err(ConfigError::Setting(what.to_owned()));
        self.check_database()?;
        let watch = watch::fault(&self.metrics, &self.alerts, self.server.bind);
        let own = accounts::fault(&self.accounts).or(buying::fault(&self.buying));
        if let Some(fault) = self.files.fault().or(watch).or(text::fault(&self.text)).or(own) {
            return wrong(fault);
        }
        if !["smtp://", "smtps://", "file:"].iter().any(|s| self.mail.url.starts_with(s)) {
            return wrong("[mail] url: must begin with smtp://, smtps:// or file:");
        }
        if !["exec:/", "file:"].iter().any(|s| self.text.url.starts_with(s)) {
            return wrong("[text] url: must begin with exec:/ or file:");
        }
        if url::Url::parse(&self.server.public_url).is_err() || self.server.public_url.ends_with('/') {
            return wrong("[server] public_url: must be a whole address without a slash at the end");
        }
        if self.server.connections.is_some_and(|most| !CONNECTIONS.contains(&most)) {
            return wrong("[server] connections: must be from 16 to 60000");
        }
        if self.profile == Profile::Demo && !self.server.bind.ip().is_loopback() {
            return wrong("[server] bind: the demo profile listens on loopback only");
        }
        if self.profile == Profile::Demo && !self.server.trusted_proxies.is_empty() {
            return wrong("[server] trusted_proxies: the demo profile has none; it is no market for the public");
        }
        if self.cache.megabytes > 100_000 {
            return wrong("[cache] megabytes: must be from 0 to 100000");
        }
        if !(1..=90).contains(&self.jobs.longest_seconds) {
            return wrong("[jobs] longest_seconds: must be from 1 to 90");
        }
        if self.market.answer_hours < 1 || self.market.complete_days < 1 {
            return wrong("[market] answer_hours and complete_days: must be at least 1");
        }
        Ok(())
    }

    /// The same for a command that somebody waits for, and no page.
    pub fn by_hand(mut self) -> Self {
        self.database.longest_seconds = LONGEST_BY_HAND;
        self
    }

    /// Cookies are marked `Secure` where people come by https.
    pub fn is_https(&self) -> bool {
        self.server.public_url.starts_with("https://")
    }
}

fn in_words(error: &figment::Error) -> String {
    let path = error.path.join(".");
    match path.split_once('.') {
        // What stands there may be a password.
        Some((section, key)) if ["url", "key", "secret"].iter().any(|word| key.contains(word)) => {
            format!("[{section}] {key}: it cannot be used as it is")
        }
        Some((section, key)) => format!("[{section}] {key}: {}", error.kind),
        None => error.to_string(),
    }
}

/// The same for what need not be set.
fn maybe_from_file(
    section: &'static str,
    key: &'static str,
    file: &Option<PathBuf>,
    value: &mut Option<String>,
) -> Result<(), ConfigError> {
    let mut text = value.take().unwrap_or_default();
    from_file(section, key, file, &mut text)?;
    *value = Some(text).filter(|text| !text.is_empty());
    Ok(())
}

fn from_file(
    section: &'static str,
    key: &'static str,
    file: &Option<PathBuf>,
    value: &mut String,
) -> Result<(), ConfigError> {
    if let Some(path) = file {
        let text = fs::read_to_string(path).map_err(|e| ConfigError::File {
            section,
            key,
            path: path.display().to_string(),
            reason: e.to_string(),
        })?;
        *value = text.trim().to_owned();
    }
    Ok(())
}

//! The command line: serve · work · migrate · demo · staff · publish · check · adopt · backup · restore · copy · rebuild · healthy.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use chophien::{
    app::App,
    backup::{self, Carried},
    check,
    config::{self, Config, Profile},
    demo, documents, figures, healthy,
    infra::{
        db::Db,
        marks,
        node::{identity, open_files, time},
        page_cache::follow,
        storage::Storage,
        watch::{log, metrics},
        words::{Language, Message},
    },
    production, site, staff,
    start::{self, Needs},
    web::{listen, watch::numbers},
    worker,
};
use clap::{Parser, Subcommand};
use migrations::State;
use tokio::{sync::watch, task::JoinSet};

#[derive(Parser)]
#[command(name = "chophien", about = "Chợ Phiên: the market of a province's farming households")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the site and does the jobs (the default).
    Serve,
    /// Does the jobs only: for nodes that serve nothing.
    Work,
    /// Brings the database up to date.
    Migrate,
    /// Loads the demo world into an empty database.
    Demo,
    /// People of the market: accounts and roles.
    Staff {
        #[command(subcommand)]
        command: staff::StaffCommand,
    },
    /// Publishes the next version of a document of the market from a file: Markdown whose first line is its title.
    Publish {
        /// As in its address: `owner-contact`.
        slug: String,
        /// The text.
        file: PathBuf,
        /// vi or en.
        #[arg(long, default_value = "vi")]
        language: String,
    },
    /// Reads the settings, reaches the database, counts every kept figure again and says what it found.
    Check {
        /// A seal that somebody has kept: the record must hold it still. May be given again.
        #[arg(long)]
        head: Vec<chophien::infra::seals::Head>,
    },
    /// Takes the secret and the files folder of the settings as this market's from now on.
    Adopt,
    /// Writes the whole market, pictures included, into one new file; the site may serve meanwhile. The secret is not in it.
    Backup {
        /// It must not be there yet.
        file: PathBuf,
    },
    /// Fills an empty database and an empty files folder from a backup.
    Restore {
        /// As `backup` wrote it.
        file: PathBuf,
    },
    /// Fills an empty database with the market of another one, of either kind. Stop the site first.
    Copy {
        /// `sqlite:path` or `postgres://…`, where the market is.
        #[arg(long)]
        from: String,
        /// Where it is to be.
        #[arg(long)]
        to: String,
    },
    /// Makes the kept figures anew from what they are kept of; the site may serve meanwhile.
    Rebuild,
    /// Asks the process that serves with these settings whether it is ready; exits with 1 where it is not.
    Healthy {
        /// Asks again for so many seconds.
        #[arg(long, default_value_t = 0)]
        wait: u64,
    },
}

/// What still runs on threads of its own when all is over (a name that is looked up, a picture) is not waited for longer.
const LAST_BREATH: Duration = Duration::from_secs(2);

impl Command {
    /// Whether it goes on until it is stopped, for people who wait for a page or a mail.
    fn serves(&self) -> bool {
        matches!(self, Self::Serve | Self::Work)
    }

    /// A demo migrates and fills its database by itself; anywhere else both are an operator's deeds.
    fn needs(&self, profile: Profile) -> Needs {
        match self {
            Self::Migrate | Self::Demo => Needs::Migrated,
            Self::Serve if profile == Profile::Demo => Needs::Migrated,
            Self::Serve
            | Self::Work
            | Self::Staff { .. }
            | Self::Publish { .. }
            | Self::Check { .. }
            | Self::Adopt
            | Self::Backup { .. }
            | Self::Restore { .. }
            | Self::Copy { .. }
            | Self::Rebuild
            | Self::Healthy { .. } => Needs::UpToDate,
        }
    }
}

fn main() -> ExitCode {
    log::begin();
    let ended = match tokio::runtime::Runtime::new() {
        Ok(runtime) => {
            let ended = runtime.block_on(run(Arguments::parse().command.unwrap_or(Command::Serve)));
            runtime.shutdown_timeout(LAST_BREATH);
            ended
        }
        Err(error) => Err(error.into()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("chophien: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), Box<dyn std::error::Error>> {
    let config = Config::from_env()?;
    let config = if command.serves() { config } else { config.by_hand() };
    match command {
        Command::Restore { file } => return restore(&config, &file).await,
        Command::Copy { from, to } => return copy(&config, from, to).await,
        Command::Healthy { wait } => return Ok(healthy::ask(&config.server, Duration::from_secs(wait)).await?),
        _ => {}
    }
    if command.serves() {
        open_files::take_all();
    }
    let app = App::build(config).await?;
    let found = start::prepare(&app, command.needs(app.config.profile)).await?;
    if command.serves() {
        must_be_safe(&app).await?;
        identity::check(&app.db, &app.secret, &app.storage, app.clock.now()).await?;
        worker::privacy::erase_again(&app).await?;
    }
    match command {
        Command::Serve => serve(app).await,
        Command::Work => {
            let stop = stop_signal();
            let beside = beside(&app, &stop).await?;
            worker::run(app, stop).await;
            ended(beside).await
        }
        by_hand => done_by_hand(&app, by_hand, found).await,
    }
}

/// What an operator does and waits for.
async fn done_by_hand(app: &App, command: Command, found: State) -> Result<(), Box<dyn std::error::Error>> {
    match command {
        Command::Serve | Command::Work | Command::Restore { .. } | Command::Copy { .. } | Command::Healthy { .. } => {
            Ok(())
        }
        Command::Migrate => {
            println!("{}", if found == State::UpToDate { "ok: it was up to date" } else { "ok: it is up to date now" });
            Ok(())
        }
        Command::Demo => load_demo(app).await,
        Command::Staff { command } => {
            println!("{}", staff::run(app, command).await?);
            Ok(())
        }
        Command::Publish { slug, file, language } => {
            println!("ok: version {}", documents::publish(app, &slug, &language, &file).await?);
            Ok(())
        }
        Command::Check { head } => {
            must_be_safe(app).await?;
            if let Some(fault) = check::first_fault(app, &head).await? {
                return Err(fault.into());
            }
            for remark in check::remarks(app).await? {
                println!("note: {remark}");
            }
            println!("ok: settings, templates, messages, tables, figures, stock, record, pictures, mail and texts");
            Ok(())
        }
        Command::Adopt => {
            identity::adopt(&app.db, &app.secret, &app.storage, app.clock.now()).await?;
            println!("ok: this secret and this files folder belong to the market");
            Ok(())
        }
        Command::Backup { file } => {
            told("kept, and read back", backup::backup(app, &file).await?);
            println!("The secret is not in it: keep {} somewhere else.", app.config.secret_file.display());
            Ok(())
        }
        Command::Rebuild => {
            println!("ok: figures of {} months", figures::rebuild(app).await?);
            Ok(())
        }
    }
}

/// Of a real market.
async fn must_be_safe(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    if app.config.profile != Profile::Production {
        return Ok(());
    }
    match production::faults(app).await?.as_slice() {
        [] => Ok(()),
        faults => Err(format!("not safe for a real market:\n  {}", faults.join("\n  ")).into()),
    }
}

/// Into an empty database and files folder: there is no market yet whose start could be prepared.
async fn restore(config: &Config, file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let (db, storage) = (Db::connect(&config.database).await?, Storage::open(&config.files)?);
    told("brought back", backup::restore(&db, &config.database.url, &storage, file).await?);
    Ok(())
}

async fn copy(config: &Config, from: String, to: String) -> Result<(), Box<dyn std::error::Error>> {
    let at = |url: String| config::Database { url, ..config.database.clone() };
    let (from, to) = (at(from), at(to));
    // Opening a file that is not there would make one.
    let file = from.url.strip_prefix("sqlite:").map(|path| Path::new(path.trim_start_matches("//")));
    if let Some(file) = file.filter(|file| !file.exists()) {
        return Err(format!("--from: {} is not there", file.display()).into());
    }
    if migrations::state(&Db::connect(&from).await?.write).await? != State::UpToDate {
        return Err("--from: it is not up to date; run `chophien migrate` there first".into());
    }
    let (old, new) = (Db::connect(&from).await?, Db::connect(&to).await?);
    told("moved", backup::copy(&old, &new, &to.url).await?);
    Ok(())
}

fn told(done: &str, carried: Carried) {
    let Carried { rows, tables, pictures } = carried;
    println!("ok: {rows} rows of {tables} tables and {pictures} files of pictures, {done}");
}

async fn serve(app: App) -> Result<(), Box<dyn std::error::Error>> {
    if app.config.profile == Profile::Demo {
        load_demo(&app).await?;
    }
    learn(&app).await;
    app.incoming.sweep()?;
    let stop = stop_signal();
    let mut beside = beside(&app, &stop).await?;
    beside.spawn(follow(app.pages.clone(), app.db.clone(), app.clock.clone(), stop.clone()));
    beside.spawn(worker::learning::keep(app.clone(), stop.clone()));
    for _ in 0..app.config.server.workers {
        beside.spawn(worker::run(app.clone(), stop.clone()));
    }
    let listener = listen::at(app.config.server.bind)?;
    println!("{} · {}", app.config.market.name, app.config.server.public_url);
    listen::serve(listener, site::front(&app), &app.config.server, stop.clone()).await;
    ended(beside).await
}

/// What each process does that goes on until it is stopped: it keeps the time, and tells Prometheus how it is, where somebody has said
/// on which address. Where that is taken the market goes on without.
async fn beside(app: &App, stop: &watch::Receiver<bool>) -> Result<JoinSet<()>, Box<dyn std::error::Error>> {
    let mut beside = JoinSet::new();
    beside.spawn(time::keep(app.clock.clone(), app.db.clone(), stop.clone()));
    let Some(address) = app.config.metrics.bind else { return Ok(beside) };
    let listener = match tokio::net::TcpListener::bind(address).await {
        Ok(listener) => listener,
        Err(error) => {
            tracing::error!(%error, "[metrics] bind: {address} cannot be had, and no numbers are told");
            return Ok(beside);
        }
    };
    metrics::begin()?;
    beside.spawn(numbers::serve(listener, app.clone(), stop.clone()));
    Ok(beside)
}

async fn ended(mut beside: JoinSet<()>) -> Result<(), Box<dyn std::error::Error>> {
    while let Some(ended) = beside.join_next().await {
        ended?;
    }
    Ok(())
}

/// PostgreSQL learns by itself while nobody is there.
async fn learn(app: &App) {
    if app.db.is_postgres() {
        return;
    }
    if let Err(error) = app.db.optimize().await {
        tracing::warn!(%error, "the database could not learn how its rows are spread");
    }
}

async fn load_demo(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    let say = |message: &Message| app.words.say(Language::Vi, message);
    if marks::demo_step(&app.db.read).await?.is_none() {
        println!("{}", say(&Message::new("demo-loading")));
    }
    demo::load_once(app).await?;
    println!("\n{}", say(&Message::new("demo-sign-ins").with("password", demo::PASSWORD)));
    for (role, phone) in demo::sign_ins()? {
        println!("  {phone}  {}", say(&Message::new(role)));
    }
    println!("{}", say(&Message::new("demo-second").with("key", demo::SHARED.spaced())));
    let messages = format!("{}/demo/messages", app.config.server.public_url);
    println!("{}\n", say(&Message::new("demo-messages").with("url", messages)));
    Ok(())
}

/// Turns true on Ctrl-C or when the service manager says so.
fn stop_signal() -> watch::Receiver<bool> {
    let (say, heard) = watch::channel(false);
    tokio::spawn(async move {
        let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).ok();
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = async { match &mut terminate { Some(signal) => signal.recv().await, None => std::future::pending().await } } => {}
        }
        let _ = say.send(true);
        std::future::pending::<()>().await;
    });
    heard
}

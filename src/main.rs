//! The command line: serve · work · migrate · demo · staff · check · rebuild.

use std::{process::ExitCode, time::Duration};

use chophien::{
    app::App,
    config::{Config, Profile},
    demo, figures,
    infra::{
        marks,
        page_cache::follow,
        words::{Language, Message},
    },
    router, staff,
    start::{self, Needs},
    web::listen,
    worker,
};
use clap::{Parser, Subcommand};
use migrations::State;
use tokio::sync::watch;
use tracing::Level;

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
    /// Reads the settings, reaches the database, counts every kept figure again and says what it found.
    Check,
    /// Makes the kept figures anew from what they are kept of; the site may serve meanwhile.
    Rebuild,
}

/// What still runs on threads of its own when all is over (a name that is looked up, a picture) is not waited for longer.
const LAST_BREATH: Duration = Duration::from_secs(2);

impl Command {
    /// A demo migrates and fills its database by itself; anywhere else both are an operator's deeds.
    fn needs(&self, profile: Profile) -> Needs {
        match self {
            Self::Migrate | Self::Demo => Needs::Migrated,
            Self::Serve if profile == Profile::Demo => Needs::Migrated,
            Self::Serve | Self::Work | Self::Staff { .. } | Self::Check | Self::Rebuild => Needs::UpToDate,
        }
    }
}

fn main() -> ExitCode {
    log();
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
    let app = App::build(Config::from_env()?).await?;
    let found = start::prepare(&app, command.needs(app.config.profile)).await?;
    match command {
        Command::Serve => serve(app).await,
        Command::Work => {
            let stop = stop_signal();
            worker::run(app, stop).await;
            Ok(())
        }
        Command::Migrate => {
            println!("{}", if found == State::UpToDate { "ok: it was up to date" } else { "ok: it is up to date now" });
            Ok(())
        }
        Command::Demo => load_demo(&app).await,
        Command::Staff { command } => {
            println!("{}", staff::run(&app, command).await?);
            Ok(())
        }
        Command::Check => {
            app.db.ping().await?;
            if let Some(difference) = figures::difference(&app).await? {
                return Err(format!("{difference}; `chophien rebuild` makes sums anew").into());
            }
            println!("ok: settings, templates, messages, database and figures");
            Ok(())
        }
        Command::Rebuild => {
            println!("ok: figures of {} months", figures::rebuild(&app).await?);
            Ok(())
        }
    }
}

async fn serve(app: App) -> Result<(), Box<dyn std::error::Error>> {
    if app.config.profile == Profile::Demo {
        load_demo(&app).await?;
    }
    learn(&app).await;
    let stop = stop_signal();
    let pages = tokio::spawn(follow(app.pages.clone(), app.db.clone(), app.clock.clone(), stop.clone()));
    let workers: Vec<_> =
        (0..app.config.server.workers).map(|_| tokio::spawn(worker::run(app.clone(), stop.clone()))).collect();
    let listener = tokio::net::TcpListener::bind(app.config.server.bind).await?;
    println!("{} · {}", app.config.market.name, app.config.server.public_url);
    listen::serve(listener, router::front(&app), stop.clone()).await;
    for worker in workers {
        worker.await?;
    }
    pages.await?;
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

fn log() {
    use tracing_subscriber::{Layer, filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};
    let wanted = std::env::var("RUST_LOG").ok().and_then(|said| said.parse().ok());
    let filter = wanted.unwrap_or_else(|| Targets::new().with_default(Level::INFO).with_target("sqlx", Level::WARN));
    let json = std::env::var("CHOPHIEN_PROFILE").is_ok_and(|p| p == "production");
    let lines = fmt::layer().with_writer(std::io::stderr);
    let lines = if json { lines.json().boxed() } else { lines.compact().boxed() };
    tracing_subscriber::registry().with(lines).with(filter).init();
}

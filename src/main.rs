//! The command line: serve · work · migrate · demo · staff · check.

use std::process::ExitCode;

use chophien::{app::App, config::Config, router, worker};
use clap::{Parser, Subcommand};
use migrations::MigratorTrait;
use tokio::sync::watch;

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
    /// Reads the settings, reaches the database and says what it found.
    Check,
}

#[tokio::main]
async fn main() -> ExitCode {
    log();
    match run(Arguments::parse().command.unwrap_or(Command::Serve)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("chophien: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), Box<dyn std::error::Error>> {
    let app = App::build(Config::from_env()?).await?;
    match command {
        Command::Serve => serve(app).await,
        Command::Work => {
            let stop = stop_signal();
            worker::run(app, stop).await;
            Ok(())
        }
        Command::Migrate => Ok(migrations::Migrator::up(&app.db.write, None).await?),
        Command::Check => {
            app.db.ping().await?;
            println!("ok: settings, templates, messages and database");
            Ok(())
        }
    }
}

async fn serve(app: App) -> Result<(), Box<dyn std::error::Error>> {
    migrations::Migrator::up(&app.db.write, None).await?;
    let stop = stop_signal();
    let workers: Vec<_> =
        (0..app.config.server.workers).map(|_| tokio::spawn(worker::run(app.clone(), stop.clone()))).collect();
    let listener = tokio::net::TcpListener::bind(app.config.server.bind).await?;
    println!("{} · {}", app.config.market.name, app.config.server.public_url);
    let site = router::site(&app).into_make_service_with_connect_info::<std::net::SocketAddr>();
    let mut stopped = stop.clone();
    axum::serve(listener, site).with_graceful_shutdown(async move { drop(stopped.changed().await) }).await?;
    for worker in workers {
        worker.await?;
    }
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
    use tracing_subscriber::{EnvFilter, fmt};
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,tower_http=info"));
    let json = std::env::var("CHOPHIEN_PROFILE").is_ok_and(|p| p == "production");
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json { builder.json().init() } else { builder.compact().init() }
}

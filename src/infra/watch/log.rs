//! What a process says of itself, on its standard error: in lines for people, of a real market as JSON.

use tracing::Level;
use tracing_subscriber::{Layer, filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// From now on it is said. `RUST_LOG` says how much.
pub fn begin() {
    let wanted = std::env::var("RUST_LOG").ok().and_then(|said| said.parse().ok());
    let json = std::env::var("CHOPHIEN_PROFILE").is_ok_and(|p| p == "production");
    // Each request of a real market; of a demo it would hide what matters.
    let access = if json { Level::INFO } else { Level::WARN };
    let usual = || Targets::new().with_default(Level::INFO).with_target("sqlx", Level::WARN);
    let filter = wanted.unwrap_or_else(|| usual().with_target("access", access));
    let lines = fmt::layer().with_writer(std::io::stderr);
    let lines = if json { lines.json().boxed() } else { lines.compact().boxed() };
    tracing_subscriber::registry().with(lines).with(filter).init();
}

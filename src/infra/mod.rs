//! Floor 2: what the market stands on. Knows no slice.

pub mod assets;
pub mod clock;
pub mod db;
pub mod dead_letters;
pub mod events;
pub mod files;
pub mod incoming;
pub mod limits;
pub mod mailer;
pub mod marks;
mod masked;
pub mod node;
pub mod outbox;
pub mod page_cache;
pub mod passwords;
pub mod pictures;
pub mod qr;
pub mod queue;
pub mod refused;
pub mod secret;
pub mod sessions;
pub mod storage;
pub mod templates;
pub mod texter;
pub mod vocabulary;
pub mod watch;
pub mod words;

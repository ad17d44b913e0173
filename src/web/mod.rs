//! Floor 4: the toolkit that pages are made with. Knows no slice of the market.

pub mod assets;
pub mod cookies;
pub mod csv;
pub mod download;
pub mod error;
pub mod fields;
pub mod flash;
pub mod form;
pub mod headers;
pub mod ip;
pub mod kept;
pub mod listen;
pub mod page;
pub mod query;
pub mod seen;
pub mod sessions;
pub mod sight;
pub mod unsent;
pub mod waiting;
pub mod watch;
pub mod wellformed;

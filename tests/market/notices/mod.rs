//! Twins of `market/notices/`.

mod on_moderation;

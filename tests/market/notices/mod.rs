//! Twins of `market/notices/`.

mod letters;
mod on_moderation;
mod on_orders;

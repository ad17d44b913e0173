//! Twins of `market/notices/`.

mod on_moderation;
mod letters;
mod on_orders;

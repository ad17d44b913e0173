//! Twins of `market/notices/`.

mod letters;
mod of_the_day;
mod on_freeze;
mod on_moderation;
mod on_orders;
mod on_reports;
mod on_security;

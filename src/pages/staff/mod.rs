//! For moderators and administrators, under `/staff`.

pub mod accounts;
pub mod appeals;
pub mod buttons;
pub mod cases;
mod compared;
pub mod documents;
pub mod index;
pub mod jobs;
mod lines;
pub mod log;
mod log_asked;
pub mod log_csv;
mod log_told;
pub mod number;
pub mod papers;
pub mod periods;
pub mod products;
pub mod queue;
pub mod registry;
pub mod reports;
pub mod roles;
mod sanctioned;
pub mod search;
mod shop_parts;
pub mod shops;
pub mod status;
mod why;

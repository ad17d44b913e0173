//! What tests are written with: an app with its own database, a visitor, and the small cast of the market.
#![allow(dead_code, unused_imports, reason = "a kit offers more than one day needs")]

pub mod answer;
pub mod app;
pub mod checkout;
pub mod claims;
pub mod database;
pub mod door;
pub mod following;
pub mod goods;
pub mod history;
pub mod others;
pub mod parts;
pub mod pictures;
pub mod queries;
pub mod sales;
pub mod seen;
pub mod server;
pub mod visitor;
pub mod world;

pub use answer::Answer;
pub use app::{NOW, TestApp};
pub use parts::Upload;
pub use visitor::Visitor;
pub use world::{Household, PASSWORD};

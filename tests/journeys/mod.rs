//! Whole days of the market through a real browser over the real program: a phone of 360 × 640, on SQLite. Every page that
//! is visited is looked over by axe: no violation of WCAG 2.2 AA anywhere.

mod browser;
mod buy;
mod class;
mod cut_upload;
mod data;
mod figures;
mod lighthouse;
mod long_words;
mod moderate;
mod open_shop;
mod pictures;
mod prove;
mod retract;
mod shots;
mod texts;

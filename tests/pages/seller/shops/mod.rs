//! Before there is a shop, or between several.

mod index;
mod opening;

//! Before there is a shop, or between several.

mod buttons;
mod index;
mod opening;

//! Twins of `pages/account/number/`.

mod code;
mod index;

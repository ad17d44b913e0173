//! Twins of `pages/staff/number/`.

mod code;
mod index;

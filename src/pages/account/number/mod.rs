//! Another number for one's account, under `/account/number`.

pub mod code;
pub mod index;

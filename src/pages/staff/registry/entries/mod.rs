//! Papers of the registry one by one.

pub mod amendment;
pub mod buttons;
pub mod entry;
mod fields;
pub mod new;

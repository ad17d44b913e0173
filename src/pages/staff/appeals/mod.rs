//! What shops say against sanctions, under `/staff/appeals`.

pub mod appeal;
pub mod index;

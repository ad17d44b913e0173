//! What was done to a shop and its goods.

mod sanction;

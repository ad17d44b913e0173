//! Twins of `market/payments/`.

mod owed;

//! A second factor beside the password: six digits of an app that shares a key with the market (TOTP), or, where the phone is lost, one
//! of ten codes that were written down.
//!
//! Invariants: a code is used once, and none of before it afterwards; the key is read by nobody who reads the database alone; whoever
//! has none that she should have does nothing of staff (`pages/guards.rs`, and again in the work).

pub mod codes;
pub mod end;
pub mod enrol;
pub mod find;
pub mod pass;
pub mod renew_codes;
pub mod take_off;
pub mod totp;

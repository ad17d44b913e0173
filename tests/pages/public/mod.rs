//! For everybody.

mod home;

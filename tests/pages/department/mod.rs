//! For analysts of the commerce department.

mod overview;

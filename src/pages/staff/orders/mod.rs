//! Orders in the hands of staff, under `/staff/orders`.

pub mod order;

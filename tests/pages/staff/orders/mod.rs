//! Orders in the hands of staff.

mod order;

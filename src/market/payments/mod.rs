//! Payments: what is owed for orders and what was paid. The platform never holds a buyer's money.
//!
//! Invariant: whoever wants to know asks here, not an order's status. Cash at the door is the only way to pay today.

pub mod owed;

//! Delivery: what it costs to bring a parcel from a shop's commune to a buyer's, by a table of zones and weights that an
//! installation keeps (`delivery_rates`). No carrier is asked.

pub mod bands;
pub mod quote;
pub mod zones;

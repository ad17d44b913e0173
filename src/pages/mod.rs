//! Floor 5: one file an URL, sorted by who is looking. A page names no entity and no column.

pub mod accepting;
pub mod account;
pub mod address;
pub mod asked;
pub mod bought;
pub mod cart;
pub mod department;
pub mod entry;
pub mod frame;
pub mod guards;
pub mod guest;
pub mod health;
pub mod kept;
pub mod known;
pub mod moved;
pub mod order_parts;
pub mod own_data;
pub mod photos;
pub mod proving;
pub mod public;
pub mod said;
pub mod samples;
pub mod seller;
pub mod staff;
pub mod visit;

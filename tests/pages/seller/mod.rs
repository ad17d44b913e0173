//! What the members of a shop see and send.

mod certificate;
mod list_product;
mod product;
mod stock;
mod variants;

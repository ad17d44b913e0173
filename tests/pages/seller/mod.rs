//! What the members of a shop see and send.

mod certificate;
mod list_product;
mod orders;
mod product;
mod stock;
mod variants;

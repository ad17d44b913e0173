//! For everybody.

mod buttons;
mod cart;
pub mod checkout;
mod checkout_proof;
mod cookies;
mod data;
mod demo;
mod documents;
mod index;
pub mod orders;
mod places;
mod products;
mod proved;
mod purchases;
pub mod reports;
mod robots_txt;
mod shops;
mod sitemap_xml;
mod suggestions;

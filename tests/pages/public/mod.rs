//! For everybody.

mod buttons;
mod cart;
pub mod checkout;
mod cookies;
mod demo;
mod documents;
mod index;
pub mod orders;
mod places;
mod products;
mod purchases;
mod robots_txt;
mod shops;
mod sitemap_xml;
mod suggestions;

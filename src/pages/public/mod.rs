//! What everybody sees.

pub mod buttons;
pub mod cart;
pub mod checkout;
mod checkout_form;
mod checkout_parts;
mod checkout_proof;
mod checkout_refused;
pub mod cookies;
pub mod data;
pub mod demo;
pub mod documents;
pub mod index;
pub mod orders;
pub mod places;
pub mod products;
mod proved;
pub mod purchases;
pub mod reports;
pub mod robots_txt;
pub mod shops;
pub mod sitemap_xml;
mod stage;
pub mod suggestions;

/// Text as people write it, a paragraph for each line.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The first paragraph, cut to what link previews show.
fn summary(text: &str) -> String {
    paragraphs(text).into_iter().next().unwrap_or_default().chars().take(200).collect()
}

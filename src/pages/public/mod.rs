//! What everybody sees.

pub mod cart;
pub mod cart_line;
pub mod checkout;
pub mod demo_messages;
pub mod documents;
pub mod home;
pub mod language;
pub mod look_up;
pub mod order;
pub mod order_deeds;
pub mod places;
pub mod products;
pub mod purchase;
pub mod robots;
pub mod shop;
pub mod sight;
pub mod sitemap;

/// Text as people write it, a paragraph for each line.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The first paragraph, cut to what link previews show.
fn summary(text: &str) -> String {
    paragraphs(text).into_iter().next().unwrap_or_default().chars().take(200).collect()
}

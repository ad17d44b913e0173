//! Every address inside the site that code builds, in one place; templates have the same functions as filters and `href`s.

use super::ids::ReportId;

/// A product's page.
pub fn product(slug: &str) -> String {
    format!("/products/{slug}")
}

/// A shop's page.
pub fn shop(slug: &str) -> String {
    format!("/shops/{slug}")
}

/// What a buyer placed.
pub fn purchase(code: &str) -> String {
    format!("/purchases/{code}")
}

/// One shop's part of a purchase, as the buyer follows it.
pub fn order(code: &str) -> String {
    format!("/orders/{code}")
}

/// What was told from outside, as whoever made it follows it.
pub fn report(code: &str) -> String {
    format!("/reports/{code}")
}

/// The same as the shop reads it that it is about.
pub fn seller_report(shop: &str, report: ReportId) -> String {
    format!("/seller/{shop}/reports/{}", report.0)
}

/// The same as staff read it.
pub fn staff_report(code: &str) -> String {
    format!("/staff/reports/{code}")
}

/// A page of what was bought, for whoever holds the purchase's key.
pub fn with_key(path: &str, key: &str) -> String {
    format!("{path}?k={key}")
}

/// An order as the shop sees it.
pub fn seller_order(shop: &str, code: &str) -> String {
    format!("/seller/{shop}/orders/{code}")
}

/// A shop's home for those who sell there.
pub fn seller(shop: &str) -> String {
    format!("/seller/{shop}")
}

/// What a shop says about itself, for those who sell there.
pub fn seller_shop(shop: &str) -> String {
    format!("/seller/{shop}/shop")
}

/// What a moderator did to a shop or something of it, for those who sell there.
pub fn seller_sanction(shop: &str, id: i64) -> String {
    format!("/seller/{shop}/sanctions/{id}")
}

/// A shop's goods, for those who sell there.
pub fn seller_products(shop: &str) -> String {
    format!("/seller/{shop}/products")
}

/// One product, for those who sell it.
pub fn seller_product(shop: &str, code: &str) -> String {
    format!("/seller/{shop}/products/{code}")
}

/// The same, out of the form of that key: its draft on the phone has arrived.
pub fn listed(product: &str, key: &str) -> String {
    let key: String = url::form_urlencoded::byte_serialize(key.as_bytes()).collect();
    format!("{product}?listed={key}")
}

/// A picture of a width that is kept (`infra/pictures/widths.rs`).
pub fn picture(code: &str, width: u32) -> String {
    format!("/pictures/{code}-{width}.webp")
}

/// A picture as those who pass an address on show it: a JPEG of 1200 × 630, which every one of them can read.
pub fn preview(code: &str) -> String {
    format!("/pictures/{code}-preview.jpg")
}

/// An address on the way to `to`, which is gone on to from there; without it where it does not lead to this site.
pub fn on_the_way(path: &str, to: &str) -> String {
    match safe_return(to) {
        Some(to) => {
            let to: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
            format!("{path}?return={to}")
        }
        None => path.to_owned(),
    }
}

/// Only paths of this site may be returned to after signing in: no scheme, no host. Browsers drop tabs and line ends from an
/// address, so with a tab between them two slashes still lead elsewhere.
pub fn safe_return(path: &str) -> Option<&str> {
    let local = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(|c: char| c == '\\' || c.is_ascii_control())
        && path.len() <= 300
        && path.is_ascii();
    local.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_goes_on_within_this_site() {
        assert_eq!(on_the_way("/register", "/seller/opening"), "/register?return=%2Fseller%2Fopening");
        assert_eq!(on_the_way("/register", "//evil.example"), "/register");
        assert_eq!(on_the_way("/register", ""), "/register");
    }

    #[test]
    fn one_returns_only_to_this_site() {
        assert_eq!(safe_return("/seller/abc?x=1"), Some("/seller/abc?x=1"));
        for elsewhere in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "evil",
            "",
        ] {
            assert_eq!(safe_return(elsewhere), None, "{elsewhere}");
        }
    }
}

//! Papers of the registry one by one.

mod amendment;
mod buttons;
mod entry;
mod new;

/// A form of a paper.
pub fn form<'a>(number: &'a str, holder: &'a str, stars: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("scheme", "ocop"),
        ("number", number),
        ("holder", holder),
        ("product", "Mật ong bạc hà"),
        ("set", "4"),
        ("stars", stars),
        ("unit", "00769"),
        ("issuer", "UBND tỉnh"),
        ("decision", ""),
        ("issued_on", "2025-03-01"),
        ("expires_on", ""),
    ]
}
